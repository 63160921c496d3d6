package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.matter.Recounting;
import org.huiyin.rulebook.WorkingCalendar;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The holidays by which working days are counted.
@RestController("calendarsApi")
@RequestMapping("/api/v1/admin/calendars")
@Tag(name = "administration")
class CalendarsController {

  private final Calendars calendars;
  private final Recounting recounting;

  CalendarsController(Calendars calendars, Recounting recounting) {
    this.calendars = calendars;
    this.recounting = recounting;
  }

  /// @param counted whether every matter is counted by this edition already
  record CalendarsView(
      String version, LocalDate knownUntil, boolean counted, List<Calendars.Given> years) {}

  /// @param save whether to take it; otherwise it is only told what it would change
  record NoticeBody(
      @Nullable Integer year,
      @Nullable String document,
      @Nullable String title,
      @Nullable String paper,
      @Nullable Boolean save) {}

  /// @param outcome `known`, `seen` or `saved`
  /// @param days those that are worked or off otherwise than was known
  /// @param clocks how many running clocks end on or after the first day that is told otherwise
  record NoticeView(
      @Schema(example = "seen") String outcome, String version, List<DayView> days, long clocks) {}

  record DayView(LocalDate date, boolean worked, String name) {}

  @GetMapping
  @Operation(summary = "Read which holidays are known")
  CalendarsView list() {
    Calendars.Edition current = calendars.current();
    return new CalendarsView(
        current.calendar().version(),
        current.calendar().knownUntil(),
        calendars.isRecounted(current),
        calendars.years());
  }

  @PostMapping
  @Operation(
      summary = "Give the holidays of a year",
      description =
          "`document` is the year's file in the format of holiday-cn, as text. Without `save`, only tells what would change.")
  NoticeView give(@AuthenticationPrincipal OfficerPrincipal officer, @RequestBody NoticeBody body) {
    Calendars.Notice notice =
        new Calendars.Notice(
            Objects.requireNonNullElse(body.year(), 0),
            Objects.requireNonNullElse(body.document(), ""),
            Objects.requireNonNullElse(body.title(), ""),
            Objects.requireNonNullElse(body.paper(), ""));
    boolean save = Boolean.TRUE.equals(body.save());
    return switch (save ? calendars.decree(officer.editor(), notice) : calendars.look(notice)) {
      case Calendars.Refused(var mistakes) -> throw refused(mistakes);
      case Calendars.Known(var current) ->
          new NoticeView("known", current.calendar().version(), List.of(), 0);
      case Calendars.Taken taken -> view(taken, save);
    };
  }

  private NoticeView view(Calendars.Taken taken, boolean saved) {
    LocalDate first = taken.edition().firstChanged();
    return new NoticeView(
        saved ? "saved" : "seen",
        taken.edition().calendar().version(),
        taken.days().stream().map(CalendarsController::view).toList(),
        first == null ? 0 : recounting.clocksFrom(first));
  }

  private static DayView view(WorkingCalendar.Day day) {
    return new DayView(day.date(), day.isWorkday(), day.name());
  }

  private static ProblemException refused(List<Calendars.Mistake> mistakes) {
    return Problem.fields(
            mistakes.stream()
                .map(
                    mistake ->
                        new Problem.Field(mistake.field(), mistake.reason(), List.of(mistake.at())))
                .toList())
        .exception();
  }
}
