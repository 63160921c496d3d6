package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Cursor;
import org.huiyin.matter.Matters;
import org.huiyin.matter.OfficialAct;
import org.huiyin.matter.OfficialActQuery;
import org.huiyin.matter.OfficialActs;
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
      throw ListParameters.refused("from", "out-of-range");
    }
    ListParameters.limit(limit, OfficialActQuery.MOST);
    Optional<Cursor> after = ListParameters.after(cursor);
    return acts.of(
        auditor,
        new OfficialActQuery(
            officer,
            ListParameters.kept("role", role),
            ListParameters.kept("act", act),
            first,
            last,
            after,
            limit),
        locale);
  }
}
