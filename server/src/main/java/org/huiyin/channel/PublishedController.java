package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.PublicRecord;
import org.huiyin.authority.PublishedChange;
import org.huiyin.matter.PublishedRulebooks;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The public record for programs; people read it at `/published`.
@RestController
@Tag(name = "public")
class PublishedController {

  private static final String PATH = "/api/v1/published";

  /// @param rulebooks those in force now, whatever changes are asked for
  /// @param next where older changes are; absent on the last page
  record Published(List<RulebookView> rulebooks, List<ChangeView> changes, @Nullable String next) {}

  record RulebookView(String id, String edition, String digest, String document) {}

  record ChangeView(
      long seq,
      LocalDate on,
      Instant at,
      By by,
      @Schema(example = "institution") String kind,
      @Schema(example = "changed") String verb,
      String subject,
      @Schema(description = "Code of the institution whose it is") @Nullable String institution,
      List<PublishedChange.Difference> differences,
      @Schema(
              description =
                  "How it came about. `set-up`: by one administrator, since there was no second",
              allowableValues = {"alone", "taken-away", "set-up", "by-two"})
          String manner,
      @Schema(description = "Who proposed it, where two had a hand in it") @Nullable By proposedBy,
      @Nullable Logged logged) {}

  /// What the public log holds of a change.
  ///
  /// @param facts hashed with the salt they give the commitment, an entry of the log
  record Logged(
      @Schema(description = "Base64, 32 bytes: the entry of the log") String commitment,
      @Schema(description = "Base64, 32 bytes") String salt,
      @Schema(description = "Canonical JSON (RFC 8785), to be taken byte for byte") String facts) {}

  /// Who changed it.
  ///
  /// @param officer the officer's id; `null` where it was the system
  /// @param institution the code of the officer's institution
  record By(@Nullable UUID officer, @Nullable String institution) {}

  private final PublicRecord record;
  private final PublishedRulebooks rulebooks;
  private final Directory directory;

  PublishedController(PublicRecord record, PublishedRulebooks rulebooks, Directory directory) {
    this.record = record;
    this.rulebooks = rulebooks;
    this.directory = directory;
  }

  @GetMapping(PATH)
  @Operation(summary = "List the rulebooks in force and each change of configuration, newest first")
  Published list(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String institution,
      @RequestParam(required = false) @Nullable Long before) {
    if (kind != null && !PublicRecord.KINDS.contains(kind)) {
      throw ListParameters.refused("kind", "unknown");
    }
    UUID whose = institution == null ? null : institution(institution);
    OptionalLong olderThan = before == null ? OptionalLong.empty() : OptionalLong.of(before);
    PublicRecord.Page page = record.page(new PublicRecord.Query(kind, whose, olderThan));
    Directory now = directory.snapshot();
    return new Published(
        rulebooks.inForce().stream().map(PublishedController::view).toList(),
        page.changes().stream().map(change -> view(now, change)).toList(),
        page.older().isPresent() ? next(kind, institution, page.older().getAsLong()) : null);
  }

  private UUID institution(String code) {
    return directory
        .institutionByCode(code)
        .map(Institution::id)
        .orElseThrow(() -> ListParameters.refused("institution", "unknown"));
  }

  // Both are known words by now, so nothing in them needs escaping.
  private static String next(@Nullable String kind, @Nullable String institution, long before) {
    return PATH
        + "?before="
        + before
        + (kind == null ? "" : "&kind=" + kind)
        + (institution == null ? "" : "&institution=" + institution);
  }

  private static RulebookView view(Rulebook rulebook) {
    return new RulebookView(
        rulebook.id(),
        rulebook.edition(),
        rulebook.digest(),
        PublishedRulebooks.PATH + rulebook.digest());
  }

  private static ChangeView view(Directory now, PublishedChange change) {
    Optional<UUID> office = change.officer().flatMap(now::officer).map(Officer::institution);
    return new ChangeView(
        change.seq(),
        change.on(),
        change.at(),
        new By(change.officer().orElse(null), code(now, office)),
        change.kind(),
        change.verb(),
        change.subject(),
        code(now, Optional.ofNullable(change.institution())),
        change.differences(),
        change.manner().id(),
        by(now, change.proposedBy()),
        logged(change.logged()));
  }

  private static @Nullable Logged logged(PublishedChange.@Nullable Logged logged) {
    return logged == null ? null : new Logged(logged.commitment(), logged.salt(), logged.facts());
  }

  private static @Nullable By by(Directory now, @Nullable UUID officer) {
    return officer == null
        ? null
        : new By(officer, code(now, now.officer(officer).map(Officer::institution)));
  }

  private static @Nullable String code(Directory now, Optional<UUID> institution) {
    return institution.flatMap(now::institution).map(Institution::code).orElse(null);
  }
}
