package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huiyin.authority.Institution;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The pages of bringing a matter. Thread-safe.
@Component
final class BringPages {

  private final Pages pages;
  private final Choices choices;
  private final Receipts receipts;
  private final Matters matters;

  BringPages(Pages pages, Choices choices, Receipts receipts, Matters matters) {
    this.matters = matters;
    this.pages = pages;
    this.choices = choices;
    this.receipts = receipts;
  }

  Page frame(HttpServletRequest request) {
    return pages.frame(request);
  }

  View question(
      HttpServletRequest request,
      Question question,
      Answers answers,
      String form,
      Mistakes mistakes) {
    Page page = pages.frame(request).switchedBy("question");
    Map<String, Object> shown = new HashMap<>();
    shown.put("answers", answers);
    shown.put("form", form);
    shown.put("mistakes", mistakes);
    switch (question) {
      case UNIT -> shown.put("choices", choices.units(answers.of("institution")));
      case INSTITUTION -> {
        shown.put("few", choices.fewInstitutions());
        shown.put(
            "choices",
            choices.institutions(
                answers.of("institution-search"), answers.of("institution"), answers.of("place")));
      }
      case PLACE ->
          shown.put("choices", choices.places(answers.of("place-search"), answers.of("place")));
      case TOPIC -> shown.put("choices", choices.topics(answers.of("institution")));
      case CHECK -> {
        shown.put("lines", lines(page, answers));
        shown.put("longest", matters.longest(answers.filing(page.lang())));
      }
      case ABOUT, BEHALF, ASK, STORY, EARLIER, EVIDENCE, NAME -> {}
    }
    return pages.show("complainant/bring-" + question.id(), page, shown);
  }

  /// One line of *check your answers*.
  record Line(Question question, String label, String value) {}

  private List<Line> lines(Page page, Answers answers) {
    String none = page.text("check.none");
    String place =
        choices.place(answers.of("place")).map(page::in).orElse("") + " " + answers.of("placeText");
    List<Line> lines = new ArrayList<>();
    lines.add(line(page, Question.ABOUT, about(page, answers)));
    lines.add(line(page, Question.BEHALF, behalf(page, answers)));
    lines.add(line(page, Question.PLACE, place.isBlank() ? none : place.strip()));
    lines.add(line(page, Question.INSTITUTION, institution(page, answers)));
    if (asks(Question.UNIT, answers)) {
      lines.add(line(page, Question.UNIT, unit(page, answers).orElse(none)));
    }
    lines.addAll(whatAndWho(page, answers));
    return lines;
  }

  private List<Line> whatAndWho(Page page, Answers answers) {
    String none = page.text("check.none");
    String earlier = answers.of("earlier");
    return List.of(
        line(page, Question.TOPIC, topic(page, answers).orElse(none)),
        line(page, Question.ASK, answers.of("ask")),
        line(page, Question.STORY, answers.of("story")),
        line(page, Question.EVIDENCE, evidence(page, answers)),
        line(page, Question.EARLIER, earlier.isBlank() ? none : earlier),
        line(page, Question.NAME, name(page, answers)));
  }

  private static Line line(Page page, Question question, String value) {
    return new Line(question, page.text("check." + question.id()), value);
  }

  private static String about(Page page, Answers answers) {
    return About.of(answers.of("about")).map(about -> page.text("about." + about.id())).orElse("");
  }

  private static String behalf(Page page, Answers answers) {
    String who = page.textOr("behalf." + answers.of("behalf"), "check.none");
    return answers.onBehalf() ? (who + "\n" + answers.of("relation")).strip() : who;
  }

  private Optional<String> unit(Page page, Answers answers) {
    return choices.unit(answers.of("institution"), answers.of("unit")).map(page::in);
  }

  private String institution(Page page, Answers answers) {
    return choices
        .institution(answers.of("institution"))
        .map(Institution::name)
        .map(page::in)
        .orElse("");
  }

  private Optional<String> topic(Page page, Answers answers) {
    return choices.topic(answers.of("institution"), answers.of("topic")).map(page::in);
  }

  private static String evidence(Page page, Answers answers) {
    List<Evidence> files = answers.evidence();
    return files.isEmpty()
        ? page.text("check.none")
        : files.stream()
            .map(file -> page.text("evidence.file", file.name(), page.size(file.bytes())))
            .collect(Collectors.joining("\n"));
  }

  private static String name(Page page, Answers answers) {
    if (!answers.named()) {
      return page.text("check.anonymous");
    }
    List<String> parts = new ArrayList<>();
    parts.add(answers.of("name"));
    parts.add(page.text("reach." + (answers.reachable() ? answers.of("reach") : "none")));
    Map<String, String> kept = answers.filing(page.lang()).identity();
    for (String part : List.of("phone", "email", "address")) {
      parts.add(kept.getOrDefault(part, ""));
    }
    if (kept.containsKey("say-who")) {
      parts.add(page.text("reach.say-who"));
    }
    return String.join("\n", parts.stream().filter(part -> !part.isBlank()).toList());
  }

  /// The next question in a direction that is asked of them.
  Question asked(Question from, UnaryOperator<Question> direction, Answers answers) {
    Question to = direction.apply(from);
    while (!asks(to, answers)) {
      to = direction.apply(to);
    }
    return to;
  }

  /// Of a person's conduct nothing is taken in, so only what leads to the doors is asked.
  private boolean asks(Question question, Answers answers) {
    return switch (question) {
      case BEHALF, PLACE -> !answers.aboutPerson();
      case UNIT -> !choices.units(answers.of("institution")).isEmpty();
      case ABOUT, INSTITUTION, TOPIC, ASK, STORY, EVIDENCE, EARLIER, NAME, CHECK -> true;
    };
  }

  /// Without the unit of an institution that is no longer the chosen one.
  Answers fitting(Answers answers) {
    return choices.unit(answers.of("institution"), answers.of("unit")).isEmpty()
        ? answers.without("unit")
        : answers;
  }

  View kept(HttpServletRequest request, Question at, String form) {
    return pages.show(
        "complainant/draft-kept",
        pages.frame(request).switchedBy("question"),
        Map.of("at", at, "form", form));
  }

  View receipt(HttpServletRequest request, FilingOutcome.Filed filed, Answers answers) {
    Page page = pages.frame(request);
    ReceiptSheet sheet =
        receipts.sheet(request, page, filed, answers.of("institution"), answers.of("ask"));
    return pages.show(
        "complainant/receipt", page, Map.of("sheet", sheet, "named", answers.named()));
  }

  View doors(HttpServletRequest request, FilingOutcome.OtherDoors doors) {
    return pages.show(
        "complainant/doors",
        pages.frame(request),
        Map.of("doors", doors.doors(), "citation", doors.citation()));
  }
}
