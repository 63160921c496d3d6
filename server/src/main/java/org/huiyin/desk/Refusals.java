package org.huiyin.desk;

import java.util.Map;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Rule;

/// A refusal of the rulebook in words, with its provision, at the field that it is about.
final class Refusals {

  private Refusals() {}

  static Mistakes of(Decision.Refused refused, String citation, ActView asked, Page page) {
    return Mistakes.of(field(refused.rule(), asked), sentence(refused, citation, page));
  }

  static Mistakes inGeneral(Decision.Refused refused, String citation, Page page) {
    return Mistakes.of("form", sentence(refused, citation, page));
  }

  private static String sentence(Decision.Refused refused, String citation, Page page) {
    Object[] facts =
        refused.facts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toArray();
    String words = page.textOr("desk.rule." + refused.rule().id(), "desk.rule.other", facts);
    return page.text("desk.rule.by", words, citation);
  }

  private static String field(Rule rule, ActView asked) {
    String field =
        switch (rule) {
          case DATE_OUT_OF_RANGE -> "on";
          case EXTENSION_TOO_LONG -> "days";
          case ALREADY_THERE -> "institution";
          case PROMISE_NOT_OPEN -> "promise";
          default -> "form";
        };
    return asked.with().contains(field) ? field : "form";
  }
}
