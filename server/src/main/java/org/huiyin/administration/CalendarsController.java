package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.matter.Recounting;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// The holidays, year by year: what is known, and a form for the next year. What a file would
/// change is shown first, and saved only by agreeing to it.
@Controller
class CalendarsController {

  private static final String PATH = "/admin/calendars";
  private static final List<Field> FIELDS =
      List.of(
          Field.line("year"), Field.line("title"), Field.line("paper"), Field.lines("document"));

  private final Calendars calendars;
  private final Recounting recounting;
  private final AdminPages pages;

  CalendarsController(Calendars calendars, Recounting recounting, AdminPages pages) {
    this.calendars = calendars;
    this.recounting = recounting;
    this.pages = pages;
  }

  @GetMapping(PATH)
  View list(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    int next = calendars.current().calendar().knownUntil().getYear() + 1;
    String said = request.getParameter("done") == null ? "" : "done";
    return form(request, officer, Typed.nothing().with("year", next), Mistakes.NONE, said);
  }

  @PostMapping(PATH)
  View give(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Typed typed = Typed.sent(request);
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return form(request, officer, typed, again.get(), "");
    }
    boolean agreed = typed.yes("agreed");
    Calendars.Notice notice = notice(typed);
    Calendars.Outcome outcome =
        agreed ? calendars.decree(officer.editor(), notice) : calendars.look(notice);
    return switch (outcome) {
      case Calendars.Refused(var mistakes) ->
          form(request, officer, typed, mistakes(page, mistakes), "");
      case Calendars.Known _ -> form(request, officer, typed, Mistakes.NONE, "known");
      case Calendars.Taken taken ->
          agreed ? Pages.to(PATH + "?done=yes") : check(page, officer, typed, taken);
    };
  }

  private static Calendars.Notice notice(Typed typed) {
    String year = typed.text("year");
    return new Calendars.Notice(
        year.matches("[0-9]{4}") ? Integer.parseInt(year) : 0,
        typed.text("document"),
        typed.text("title"),
        typed.text("paper"));
  }

  private static Mistakes mistakes(Page page, List<Calendars.Mistake> found) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    for (Calendars.Mistake mistake : found) {
      mistakes.putIfAbsent(
          mistake.field(), page.text("admin.calendar.mistake." + mistake.reason(), mistake.at()));
    }
    return new Mistakes(mistakes);
  }

  private View check(Page page, OfficerPrincipal officer, Typed typed, Calendars.Taken taken) {
    var first = taken.edition().firstChanged();
    long clocks = first == null ? 0 : recounting.clocksFrom(first);
    return pages.show(
        "calendar-check",
        page.switchedBy("thing"),
        officer,
        Map.of("taken", taken, "clocks", clocks, "typed", typed));
  }

  private View form(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Typed typed,
      Mistakes mistakes,
      String said) {
    Calendars.Edition current = calendars.current();
    return pages.show(
        "calendars",
        pages.frame(request).switchedBy("thing"),
        officer,
        Map.of(
            "current", current,
            "years", calendars.years(),
            "counted", calendars.isRecounted(current),
            "typed", typed,
            "fields", FIELDS,
            "mistakes", mistakes,
            "said", said));
  }
}
