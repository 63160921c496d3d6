package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.authority.Institution;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FilingOutcome;
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

  BringPages(Pages pages, Choices choices) {
    this.pages = pages;
    this.choices = choices;
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
      case INSTITUTION -> {
        shown.put("few", choices.fewInstitutions());
        shown.put(
            "choices",
            choices.institutions(answers.of("institution-search"), answers.of("institution")));
      }
      case PLACE ->
          shown.put("choices", choices.places(answers.of("place-search"), answers.of("place")));
      case TOPIC -> shown.put("choices", choices.topics(answers.of("institution")));
      case CHECK -> shown.put("lines", lines(page, answers));
      case ABOUT, ASK, STORY, EVIDENCE, NAME -> {}
    }
    return pages.show("complainant/bring-" + question.id(), page, shown);
  }

  /// One line of *check your answers*.
  record Line(Question question, String label, String value) {}

  private List<Line> lines(Page page, Answers answers) {
    String none = page.text("check.none");
    String place =
        choices.place(answers.of("place")).map(page::in).orElse("") + " " + answers.of("placeText");
    return List.of(
        line(page, Question.ABOUT, about(page, answers)),
        line(page, Question.INSTITUTION, institution(page, answers)),
        line(page, Question.PLACE, place.isBlank() ? none : place.strip()),
        line(page, Question.TOPIC, topic(page, answers).orElse(none)),
        line(page, Question.ASK, answers.of("ask")),
        line(page, Question.STORY, answers.of("story")),
        line(page, Question.EVIDENCE, evidence(page, answers)),
        line(page, Question.NAME, name(page, answers)));
  }

  private static Line line(Page page, Question question, String value) {
    return new Line(question, page.text("check." + question.id()), value);
  }

  private static String about(Page page, Answers answers) {
    return About.of(answers.of("about")).map(about -> page.text("about." + about.id())).orElse("");
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
    return answers.named()
        ? String.join(
            "\n",
            List.of(answers.of("name"), answers.of("phone"), answers.of("contact")).stream()
                .filter(part -> !part.isBlank())
                .toList())
        : page.text("check.anonymous");
  }

  View receipt(HttpServletRequest request, FilingOutcome.Filed filed, Answers answers) {
    Page page = pages.frame(request);
    Institution institution = choices.institution(answers.of("institution")).orElseThrow();
    Map<String, Object> shown =
        Map.of(
            "receipt", filed.receipt(),
            "view", filed.view(),
            "site", site(request),
            "ask", answers.of("ask"),
            "institution", page.in(institution.name()),
            "phone", Objects.requireNonNullElse(institution.phone(), ""),
            "address", Objects.requireNonNullElse(institution.address(), ""),
            "competent", Objects.requireNonNullElse(institution.competentForAccusations(), ""));
    return pages.show("complainant/receipt", page, shown);
  }

  /// The address to come back to, as it was opened.
  private static String site(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return url.substring(0, url.length() - request.getRequestURI().length()) + "/follow";
  }

  View doors(HttpServletRequest request, FilingOutcome.OtherDoors doors) {
    return pages.show(
        "complainant/doors",
        pages.frame(request),
        Map.of("doors", doors.doors(), "citation", doors.citation()));
  }
}
