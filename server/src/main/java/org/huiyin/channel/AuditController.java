package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Matters;
import org.huiyin.matter.OfficialAct;
import org.huiyin.matter.OfficialActQuery;
import org.huiyin.matter.OfficialActs;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What an auditor reads: who did what when.
@RestController("auditApi")
@Tag(name = "Audit", description = "For auditors, with a token")
class AuditController {

  private static final int PAGE = 50;
  private static final int DAYS = 30;

  private final OfficialActs acts;
  private final Matters matters;

  AuditController(OfficialActs acts, Matters matters) {
    this.acts = acts;
    this.matters = matters;
  }

  @GetMapping("/api/v1/audit/acts")
  @Operation(
      summary = "Who did what when, the latest first",
      description =
          "In the matters of the auditor's institution and of those below it: no text, no identity. `open` is a reading.")
  OfficialAct.Page acts(
      @AuthenticationPrincipal OfficerPrincipal auditor,
      @RequestParam(required = false) @Nullable UUID officer,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String act,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "" + PAGE) int limit,
      Locale locale) {
    LocalDate last = until == null ? matters.today(auditor) : until;
    LocalDate first = from == null ? last.minusDays(DAYS) : from;
    if (first.plusDays(OfficialActQuery.MOST_DAYS).isBefore(last)) {
      throw parameter("from", "out-of-range");
    }
    if (limit < 1 || limit > OfficialActQuery.MOST) {
      throw parameter("limit", "out-of-range");
    }
    Optional<OfficialActQuery.Cursor> after =
        Optional.ofNullable(cursor)
            .map(
                text ->
                    OfficialActQuery.Cursor.parse(text)
                        .orElseThrow(() -> parameter("cursor", "malformed")));
    return acts.of(
        auditor,
        new OfficialActQuery(
            officer, kept("role", role), kept("act", act), first, last, after, limit),
        locale);
  }

  /// A filter as the database can compare it: PostgreSQL keeps no U+0000.
  private static @Nullable String kept(String name, @Nullable String filter) {
    if (filter != null && filter.indexOf('\0') >= 0) {
      throw parameter(name, "unkept-character");
    }
    return filter;
  }

  private static RuntimeException parameter(String name, String reason) {
    return Problem.of(ProblemType.INVALID_PARAMETER)
        .withFields(List.of(new Problem.Field(name, reason)))
        .exception();
  }
}
