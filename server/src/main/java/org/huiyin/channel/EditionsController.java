package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Name;
import org.huiyin.procedure.Difference;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.procedure.Planning;
import org.huiyin.procedure.Upload;
import org.huiyin.procedure.Withdrawal;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.huiyin.rulebook.lint.LintFinding;
import org.huiyin.rulebook.lint.Linting;
import org.huiyin.rulebook.lint.WorstCase;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Documents of procedures: uploaded, linted, compared, withdrawn.
@RestController
@RequestMapping(EditionsController.PATH)
@Tag(name = "administration")
class EditionsController {

  static final String PATH = "/api/v1/admin/rulebooks";

  private final Editions editions;

  EditionsController(Editions editions) {
    this.editions = editions;
  }

  /// @param sound whether it may come to be in force; absent while the linter is at it
  /// @param document where anyone reads it; absent for a draft
  record EditionView(
      String id,
      String edition,
      String digest,
      LocalDate uploadedOn,
      @Nullable UUID uploadedBy,
      @Nullable Boolean sound,
      List<FindingView> findings,
      Map<String, WorstCaseView> worstCases,
      @Nullable String document) {}

  record FindingView(
      String rule,
      String severity,
      int line,
      int column,
      Name what,
      Name change,
      List<Name> story) {}

  /// Calendar days, if everybody takes all the time there is.
  record WorstCaseView(int firstAnswer, int finalAnswer) {}

  /// @param sense `against`, `for` or `other`, as seen by complainants
  record DifferenceView(
      String what, String sense, String subject, Name title, String before, String after) {}

  @GetMapping
  @Operation(summary = "List the rulebooks that are kept, by edition")
  List<EditionView> list() {
    return editions.all().stream().map(edition -> view(edition, found(edition))).toList();
  }

  @PostMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml"})
  @Operation(
      summary = "Upload a rulebook",
      description =
          "It is linted and kept as a draft, in force nowhere. `sound` is absent where the linter isn't through.")
  ResponseEntity<EditionView> upload(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody byte[] yaml) {
    return switch (editions.upload(officer.editor(), yaml)) {
      case Upload.Kept(Edition edition) ->
          ResponseEntity.created(URI.create(PATH + "/" + edition.digest()))
              .body(view(edition, editions.linting(edition.rulebook(), Planning.PATIENCE)));
      case Upload.Taken _ -> throw refused("edition", "taken").exception();
      case Upload.Unreadable(List<Finding> findings) ->
          throw refused("document", "unreadable")
              .with("findings", findings.stream().map(Finding::toString).toList())
              .exception();
    };
  }

  private static Problem refused(String field, String reason) {
    return Problem.fields(List.of(new Problem.Field(field, reason)));
  }

  @GetMapping("/{digest}")
  @Operation(summary = "Read what the linter says of a rulebook")
  EditionView one(@PathVariable String digest) {
    Edition edition = find(digest);
    return view(edition, editions.linting(edition.rulebook(), Planning.PATIENCE));
  }

  @GetMapping("/{digest}/differences")
  @Operation(summary = "Compare a rulebook with another one: what goes against complainants first")
  List<DifferenceView> differences(@PathVariable String digest, @RequestParam String from) {
    return editions.differences(find(from).rulebook(), find(digest).rulebook()).stream()
        .map(EditionsController::view)
        .toList();
  }

  @DeleteMapping("/{digest}")
  @Operation(
      summary = "Withdraw a draft",
      description = "Not one that was ever in force or is planned, nor what came with the program.")
  ResponseEntity<Void> withdraw(
      @AuthenticationPrincipal OfficerPrincipal officer, @PathVariable String digest) {
    return switch (editions.withdraw(officer.editor(), digest)) {
      case Withdrawal.WITHDRAWN -> ResponseEntity.noContent().build();
      case Withdrawal.KEPT -> throw refused("digest", "fixed").exception();
      case Withdrawal.ABSENT -> throw absent();
    };
  }

  private Edition find(String digest) {
    return editions.find(digest).orElseThrow(EditionsController::absent);
  }

  private static ProblemException absent() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }

  private Optional<Linting> found(Edition edition) {
    return editions.linting(edition.rulebook());
  }

  private EditionView view(Edition edition, Optional<Linting> linting) {
    Rulebook rulebook = edition.rulebook();
    return new EditionView(
        rulebook.id(),
        rulebook.edition(),
        rulebook.digest(),
        edition.uploadedOn(),
        edition.uploadedBy(),
        linting.map(Linting::isSound).orElse(null),
        linting.map(Linting::findings).orElse(List.of()).stream()
            .map(EditionsController::view)
            .toList(),
        editions.worstCases(rulebook).map(EditionsController::view).orElse(Map.of()),
        editions.isPublic(edition) ? "/published/rulebooks/" + rulebook.digest() : null);
  }

  private static Map<String, WorstCaseView> view(Map<String, WorstCase> all) {
    return all.values().stream()
        .collect(
            Collectors.toMap(
                WorstCase::kind, one -> new WorstCaseView(one.firstAnswer(), one.finalAnswer())));
  }

  private static FindingView view(LintFinding finding) {
    return new FindingView(
        finding.rule().id(),
        finding.severity().id(),
        finding.line(),
        finding.column(),
        name(finding.what()),
        name(finding.change()),
        finding.story().lines().stream().map(line -> name(line.text())).toList());
  }

  static DifferenceView view(Difference difference) {
    return new DifferenceView(
        difference.what(),
        difference.sense().name().toLowerCase(Locale.ROOT),
        difference.subject(),
        name(difference.title()),
        difference.before(),
        difference.after());
  }

  private static Name name(Texts texts) {
    return new Name(texts.zh(), texts.en());
  }
}
