package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.matter.Cursor;
import org.huiyin.matter.DutyOverview;
import org.huiyin.matter.DutyPage;
import org.huiyin.matter.DutyQuery;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.receipt.Promises;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What an officer does: see what is owed, open a matter, act in it, register what came by
/// letter, phone or visit.
@RestController
@RequestMapping("/api/v1/desk")
@Tag(name = "Desk", description = "For officers, with a token")
class DeskController {

  private static final int PAGE = 50;

  private final Matters matters;
  private final MatterAnswers answers;
  private final Directory directory;
  private final Promises promises;

  DeskController(Matters matters, MatterAnswers answers, Directory directory, Promises promises) {
    this.promises = promises;
    this.matters = matters;
    this.answers = answers;
    this.directory = directory;
  }

  @GetMapping("/duties")
  @Operation(
      summary = "What I owe, by due date",
      description = "`cursor` is the `next` of the page before.")
  DutyPage duties(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String place,
      @RequestParam(required = false) @Nullable String clock,
      @RequestParam(defaultValue = "false") boolean unit,
      @RequestParam(defaultValue = "false") boolean late,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "" + PAGE) int limit,
      Locale locale) {
    ListParameters.limit(limit, DutyQuery.MOST);
    Optional<Cursor> after = ListParameters.after(cursor);
    return matters.duties(
        officer,
        new DutyQuery(
            ListParameters.kept("stage", stage),
            ListParameters.kept("topic", topic),
            ListParameters.kept("place", place),
            ListParameters.kept("clock", clock),
            unit,
            late,
            after,
            limit),
        locale);
  }

  @GetMapping("/duties/overview")
  @Operation(
      summary = "What occurs in what I owe, and how much is pressing",
      description = "The stages, topics and places to filter by, and the duties by due date.")
  DutyOverview overview(@AuthenticationPrincipal OfficerPrincipal officer, Locale locale) {
    return matters.dutyOverview(officer, locale);
  }

  /// One's own institution, for those who assign: its units, and the officers whose roles work on
  /// matters.
  record House(UUID id, String code, Name name, List<Section> units, List<Colleague> officers) {}

  record Section(UUID id, Name name) {}

  record Colleague(UUID id, String name, @Nullable UUID unit, List<String> roles) {}

  @GetMapping("/institution")
  @Operation(summary = "My institution: its units, and who works there")
  House institution(@AuthenticationPrincipal OfficerPrincipal officer) {
    Institution own = directory.institution(officer.institution()).orElseThrow();
    return new House(
        own.id(),
        own.code(),
        own.name(),
        directory.units(own.id()).stream()
            .filter(Unit::active)
            .map(unit -> new Section(unit.id(), unit.name()))
            .toList(),
        directory.officers(own.id()).stream()
            .filter(colleague -> colleague.active() && opensMatters(colleague))
            .map(
                colleague ->
                    new Colleague(
                        colleague.id(),
                        colleague.name(),
                        colleague.unit(),
                        colleague.roles().stream().map(Role::id).sorted().toList()))
            .toList());
  }

  private static boolean opensMatters(Officer officer) {
    return officer.roles().stream().anyMatch(Role::opensMatters);
  }

  @GetMapping("/matters/{number}")
  @Operation(
      summary = "Open a matter",
      description = "Each opening is journaled, and the complainant sees it.")
  ResponseEntity<MatterView> open(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      Locale locale) {
    MatterView view =
        matters
            .open(officer, number(number), locale)
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    return MatterAnswers.found(view);
  }

  @GetMapping("/matters/{number}/evidence/{id}")
  @Operation(
      summary = "Open a file of a matter",
      description =
          "Each opening is journaled, and the complainant sees it. Where there is a virus scanner, it looks at"
              + " the file first; `anyway` gives out what it found to be harmful, or couldn't look at.")
  void evidence(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean anyway,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MatterAnswers.download(matters.evidence(officer, number(number), id), !anyway)
        .sendTo(request, response, id);
  }

  @PostMapping("/matters/{number}/acts")
  @Operation(summary = "Act in a matter")
  ResponseEntity<?> act(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ActBody body,
      Locale locale) {
    return answers.answer(
        matters.act(officer, number(number), answers.request(body, ifMatch), locale),
        MatterAnswers.version(ifMatch).isPresent(),
        locale);
  }

  @PostMapping("/matters")
  @Operation(
      summary = "Register a letter, call or visit",
      description = "The key has to be changed at its first use, since an officer has seen it.")
  ResponseEntity<MatterController.FiledAnswer> register(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @RequestBody FilingRequest body,
      Locale locale) {
    return MatterController.filed(
        matters.file(
            body.filing(MatterAnswers.relation(body.relation()), "letter")
                .with(answers.files(body.evidence())),
            officer,
            MatterAnswers.idempotencyKey(idempotencyKey),
            locale),
        promises);
  }

  /// A number that can't be one names nothing: the same answer as for one that doesn't exist.
  private static MatterNumber number(String written) {
    return MatterNumber.parse(written)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }
}
