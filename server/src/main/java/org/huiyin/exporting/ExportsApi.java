package org.huiyin.exporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.KeptFilter;
import org.huiyin.authority.LargeExport;
import org.huiyin.authority.LargeExports;
import org.huiyin.authority.Power;
import org.huiyin.desk.TodayFilter;
import org.huiyin.matter.ExportedDuty;
import org.huiyin.matter.ListExports;
import org.huiyin.matter.Matters;
import org.huiyin.page.Phrases;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The list of what an officer owes, taken along over the API.
@RestController
@RequestMapping("/api/v1/desk/exports")
@Tag(name = "Desk")
class ExportsApi {

  private final TakenAlong taken;
  private final LargeExports large;
  private final Matters matters;
  private final Phrases phrases;

  ExportsApi(TakenAlong taken, LargeExports large, Matters matters, Phrases phrases) {
    this.taken = taken;
    this.large = large;
    this.matters = matters;
    this.phrases = phrases;
  }

  /// A list, narrowed as asked; what isn't given narrows nothing.
  ///
  /// @param list `all`, `unit` or `late`
  record Wanted(
      @Schema(allowableValues = {"all", "unit", "late"}) @Nullable String list,
      @Nullable String stage,
      @Nullable String topic,
      @Nullable String place,
      @Schema(allowableValues = {"hand-over", "meeting", "checking-dates", "superior-asks"})
          @Nullable String reason) {

    KeptFilter filter() {
      String which = list == null ? "all" : list;
      if (!TodayFilter.LISTS.contains(which)) {
        throw refused("list");
      }
      return new KeptFilter(which, given(stage), given(topic), given(place));
    }

    /// PostgreSQL keeps no U+0000, so nothing is filed under it.
    private static String given(@Nullable String code) {
      return code == null || code.indexOf('\0') >= 0 ? "" : code;
    }

    ListExports.Reason because() {
      return ListExports.Reason.of(reason).orElseThrow(() -> refused("reason"));
    }
  }

  /// @param file which kind of file it becomes
  record Taking(Wanted of, @Schema(allowableValues = {"xlsx", "csv"}) @Nullable String file) {

    TableForm form() {
      return ExportsApi.form(file);
    }
  }

  record Form(@Schema(allowableValues = {"xlsx", "csv"}) @Nullable String file) {}

  record Decision(boolean agree) {}

  /// @param mine what I asked for; `agreedBy` is null while nobody has agreed
  /// @param others what waits for my word, for whoever may agree
  record Asked(List<LargeExport> mine, List<LargeExport> others) {}

  @PostMapping("/file")
  @Operation(
      summary = "Take the list of what I owe along",
      description =
          "At most 200 rows, without the complainants’ words and names and without accusations."
              + " In the journal of each matter in it stands who exported it and why.")
  void file(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestBody Taking taking,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    TableForm form = taking.form();
    List<ExportedDuty> duties =
        taken
            .alone(officer, taking.of().filter(), taking.of().because(), locale)
            .orElseThrow(ExportsApi::tooLong);
    send(officer, form, duties, response, locale);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Ask that a lead agrees to a longer list",
      description = "At most three at a time; each is over after seven days.")
  void ask(@AuthenticationPrincipal OfficerPrincipal officer, @RequestBody Wanted wanted) {
    String reason = wanted.because().id();
    if (!large.ask(officer.editor(), officer.institution(), wanted.filter(), reason)) {
      throw Problem.of(ProblemType.ASKED_ENOUGH)
          .withDetail("asked-enough.lists", LargeExports.MOST)
          .exception();
    }
  }

  @GetMapping
  @Operation(summary = "Longer lists: what I asked for, and what waits for my word")
  Asked asked(@AuthenticationPrincipal OfficerPrincipal officer) {
    return new Asked(
        large.of(officer.editor()),
        agrees(officer) ? large.waiting(officer.editor(), officer.institution()) : List.of());
  }

  @PostMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Agree to a longer list, or refuse",
      description = "For a lead of the same institution who is somebody else.")
  void decide(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestBody Decision decision) {
    boolean done =
        agrees(officer)
            && large.decide(officer.editor(), officer.institution(), id, decision.agree());
    if (!done) {
      throw absent();
    }
  }

  @PostMapping("/{id}/file")
  @Operation(
      summary = "Take a longer list along, to which a lead agreed",
      description = "Once, within seven days; at most 2,000 rows.")
  void agreed(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestBody Form wanted,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    TableForm form = form(wanted.file());
    switch (taken.agreed(officer, id, locale)) {
      case TakenAlong.Agreed.Made(var duties) -> send(officer, form, duties, response, locale);
      case TakenAlong.Agreed.TooMany _ -> throw tooLong();
      case TakenAlong.Agreed.Over _ -> throw absent();
    }
  }

  private void send(
      OfficerPrincipal officer,
      TableForm form,
      List<ExportedDuty> duties,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    DutyTable table = new DutyTable(key -> phrases.say(locale, key), duties);
    form.copy("huiyin-" + matters.today(officer), table).sendTo(response);
  }

  private static TableForm form(@Nullable String file) {
    return TableForm.of(Objects.requireNonNullElse(file, "")).orElseThrow(() -> refused("file"));
  }

  private static boolean agrees(OfficerPrincipal officer) {
    return Power.AGREE_TO_EXPORT.isHeldBy(officer.roles());
  }

  private static ProblemException refused(String field) {
    return Problem.fields(List.of(new Problem.Field(field, "unknown"))).exception();
  }

  private static ProblemException tooLong() {
    return Problem.of(ProblemType.LIST_TOO_LONG, ListExports.MOST, ListExports.MOST_BY_TWO)
        .exception();
  }

  private static ProblemException absent() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }
}
