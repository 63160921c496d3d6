package org.huiyin.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.authority.Finding.Reason;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;

/// Which texts an institution's answers can begin with: those of the decisions of its rulebook,
/// with signs that stand for something of the matter, and for nothing of a person.
public final class AnswerTextRules {

  /// What is filled in from a matter.
  public static final Set<String> SIGNS =
      Set.of("number", "topic", "place", "received", "accepted", "since", "due", "provision");

  private static final int LONGEST = 4_000;
  private static final Pattern SIGN = Pattern.compile("\\{([^{}]*)\\}");
  private static final String ASKED = "request";

  private AnswerTextRules() {}

  /// The parts that there can be, without their language, in the order of the rulebook. What was
  /// asked for is filled in from the matter, so it has none.
  public static List<String> parts(Rulebook rulebook) {
    List<String> parts = new ArrayList<>();
    for (ActDefinition act : rulebook.acts().values()) {
      for (String name : names(rulebook, act)) {
        act.needs().texts().stream()
            .filter(text -> !text.equals(ASKED))
            .map(text -> name + "." + text)
            .filter(part -> !parts.contains(part))
            .forEach(parts::add);
      }
    }
    return List.copyOf(parts);
  }

  private static List<String> names(Rulebook rulebook, ActDefinition act) {
    String instance = act.changes().decides();
    if (instance == null) {
      return List.of();
    }
    return act.changes().outcome() != null
        ? List.of(act.id())
        : rulebook.outcomes().values().stream()
            .filter(
                outcome ->
                    rulebook.kinds().keySet().stream()
                        .anyMatch(kind -> outcome.fits(instance, kind, act.id())))
            .map(OutcomeDefinition::id)
            .toList();
  }

  static List<Finding> findings(Optional<Rulebook> rulebook, AnswerTexts wanted) {
    List<String> parts = rulebook.map(AnswerTextRules::parts).orElseGet(List::of);
    Findings findings = new Findings();
    wanted
        .texts()
        .forEach(
            (part, text) -> {
              String field = "texts." + part;
              int language = part.lastIndexOf('.');
              boolean known =
                  language > 0
                      && parts.contains(part.substring(0, language))
                      && Set.of("zh", "en").contains(part.substring(language + 1));
              findings.addIf(!known, field, Reason.UNKNOWN);
              findings.required(field, text, LONGEST);
              findings.addIf(hasStrangeSign(text), field, Reason.MALFORMED);
            });
    return findings.all();
  }

  private static boolean hasStrangeSign(String text) {
    Matcher sign = SIGN.matcher(text);
    while (sign.find()) {
      if (!SIGNS.contains(sign.group(1))) {
        return true;
      }
    }
    return false;
  }
}
