package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.SentForm;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;

/// The form of one act, as it was sent.
///
/// @param files those that are held for it
record SentAct(HttpServletRequest request, ActView can, List<Evidence> files) {

  private static final String OFFICER = "officer";

  SentAct with(List<Evidence> left) {
    return new SentAct(request, can, left);
  }

  /// The same for the act as it is offered now.
  SentAct of(ActView now) {
    return new SentAct(request, now, files);
  }

  /// Everything typed, by field.
  Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    can.with().forEach(with -> typed.put(with, value(with)));
    can.texts().forEach(text -> typed.put(ActWords.TEXT + text, value(ActWords.TEXT + text)));
    return typed;
  }

  /// What would be asked for again before anybody decides.
  Mistakes missing(Page page) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (can.with().contains("on") && day() == null) {
      missing.put("on", page.text("mistake.required.on"));
    }
    if (can.with().contains("promise") && number("promise") == null) {
      missing.put("promise", page.text("mistake.required.promise"));
    }
    if (can.with().contains(OFFICER) && officer() == null) {
      missing.put(OFFICER, page.text("mistake.required.officer"));
    }
    for (String text : can.texts()) {
      if (value(ActWords.TEXT + text).isBlank()) {
        missing.put(ActWords.TEXT + text, page.text("mistake.required"));
      }
    }
    return new Mistakes(missing);
  }

  ActRequest asked() {
    Map<String, String> texts = new HashMap<>();
    can.texts().forEach(text -> texts.put(text, value(ActWords.TEXT + text)));
    Particulars with =
        new Particulars(
            null,
            null,
            null,
            officer(),
            null,
            day(),
            null,
            null,
            null,
            null,
            number("promise"),
            List.of());
    return new ActRequest(can.act().id(), with, texts, version()).with(files);
  }

  /// The version of the matter that the form was shown for.
  OptionalInt version() {
    Integer version = number("version");
    return version == null ? OptionalInt.empty() : OptionalInt.of(version);
  }

  private String value(String field) {
    return SentForm.typed(request, field);
  }

  private @Nullable LocalDate day() {
    try {
      return LocalDate.parse(value("on").strip());
    } catch (DateTimeParseException malformed) {
      return null;
    }
  }

  private @Nullable UUID officer() {
    return can.officers().stream()
        .map(MatterView.OfficerView::id)
        .filter(id -> can.with().contains(OFFICER) && id.toString().equals(value(OFFICER)))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer number(String field) {
    String typed = value(field);
    return typed.matches("[0-9]{1,9}") ? Integer.valueOf(typed) : null;
  }
}
