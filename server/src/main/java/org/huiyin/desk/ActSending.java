package org.huiyin.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns what was typed into the act that it asks for, or says what is missing. Thread-safe.
@Component
final class ActSending {

  /// The ready reasons for which something isn't ours.
  static final List<String> WHYS = List.of("power", "area", "superior", "other");

  private static final String REASON = "reason";
  private static final String TEXTS = "texts.";

  private final Directory directory;

  ActSending(Directory directory) {
    this.directory = directory;
  }

  Mistakes missing(ActView can, ActFields fields, Page page) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String with : can.with()) {
      if (with.equals("promises")
          ? fields.promised(can.promises()).isEmpty()
          : !given(with, fields)) {
        missing.put(with, page.text("desk.missing." + with));
      }
    }
    for (String text : can.texts()) {
      boolean ready = ActForm.objects(can.act().id()) && hasReadyReason(fields);
      if (fields.text(text).isBlank() && !ready) {
        missing.put(ActFields.TEXT + text, page.text("mistake.required"));
      }
    }
    for (int row : fields.promised(can.promises())) {
      if (fields.day(ActFields.PROMISED + row).isEmpty()) {
        missing.put(ActFields.PROMISED + row, page.text("mistake.required.on"));
      }
      if (fields.text(ActFields.PROMISE + row).isBlank()) {
        missing.put(
            ActFields.TEXT + ActFields.PROMISE + row, page.text("desk.missing.promise-text"));
      }
    }
    return new Mistakes(missing);
  }

  private boolean given(String with, ActFields fields) {
    return switch (with) {
      case "on" -> fields.day(with).isPresent();
      case "days", "promise" -> fields.number(with).filter(number -> number > 0).isPresent();
      case "unit", "officer" -> fields.id(with).isPresent();
      case "institution" -> institution(fields).isPresent();
      default -> !fields.blank(with);
    };
  }

  private Optional<Institution> institution(ActFields fields) {
    return directory.institutionByCode(fields.of("institution")).filter(Institution::active);
  }

  private static boolean hasReadyReason(ActFields fields) {
    String why = fields.of(ActFields.WHY);
    return WHYS.contains(why) && !why.equals("other");
  }

  ActRequest request(ActView can, ActFields fields, OptionalInt version, Page page) {
    Map<String, String> texts = new LinkedHashMap<>();
    can.texts().forEach(text -> texts.put(text, fields.text(text)));
    if (ActForm.objects(can.act().id())) {
      texts.put(REASON, whyNotOurs(fields, page));
    }
    List<LocalDate> promises = new ArrayList<>();
    for (int row : fields.promised(can.promises())) {
      promises.add(fields.day(ActFields.PROMISED + row).orElseThrow());
      texts.put(ActFields.PROMISE + promises.size(), fields.text(ActFields.PROMISE + row));
    }
    Particulars with =
        new Particulars(
            null,
            taken(can, "institution", institution(fields).map(Institution::id)),
            taken(can, "unit", fields.id("unit")),
            taken(can, "officer", fields.id("officer")),
            taken(can, "days", fields.number("days")),
            taken(can, "on", fields.day("on")),
            taken(can, "outcome", typed(fields, "outcome")),
            taken(can, "ground", typed(fields, "ground")),
            null,
            null,
            taken(can, "promise", fields.number("promise")),
            promises,
            taken(can, "topic", typed(fields, "topic")));
    return new ActRequest(can.act().id(), with, texts, version);
  }

  private static Optional<String> typed(ActFields fields, String name) {
    return Optional.of(fields.of(name)).filter(value -> !value.isEmpty());
  }

  private static <T> @Nullable T taken(ActView can, String particular, Optional<T> value) {
    return can.with().contains(particular) || can.mayHave().contains(particular)
        ? value.orElse(null)
        : null;
  }

  /// The reason for an objection: what was chosen, whose it is, and what was written.
  private String whyNotOurs(ActFields fields, Page page) {
    List<String> parts = new ArrayList<>();
    if (hasReadyReason(fields)) {
      parts.add(page.text("desk.why." + fields.of(ActFields.WHY) + ".reason"));
    }
    institution(fields)
        .ifPresent(whose -> parts.add(page.text("desk.why.whose", page.in(whose.name()))));
    if (!fields.text(REASON).isBlank()) {
      parts.add(fields.text(REASON));
    }
    return String.join("\n", parts);
  }

  /// What the module that decides has found, at the fields of the form.
  static Mistakes mistakes(List<FieldError> errors, ActView can, Page page) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (FieldError error : errors) {
      String field = field(error.field(), can);
      Mistakes.of(List.of(error), page)
          .byField()
          .values()
          .forEach(sentence -> sentences.putIfAbsent(field, sentence));
    }
    return new Mistakes(sentences);
  }

  private static String field(String path, ActView can) {
    if (path.startsWith(TEXTS)) {
      String name = path.substring(TEXTS.length());
      return can.texts().contains(name) || name.startsWith(ActFields.PROMISE)
          ? ActFields.TEXT + name
          : "form";
    }
    return can.with().contains(path) || can.mayHave().contains(path) ? path : "form";
  }
}
