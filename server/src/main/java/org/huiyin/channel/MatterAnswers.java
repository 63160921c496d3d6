package org.huiyin.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.evidence.Uploads;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.Filing;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Relation;
import org.huiyin.rulebook.Decision;
import org.huiyin.web.Download;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns outcomes of the matter module into answers of the API, for complainants and for the
/// desk alike.
@Component
final class MatterAnswers {

  private static final Pattern ETAG = Pattern.compile("\"v([0-9]{1,9})(\\.[0-9a-f]{1,8})?\"");
  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{22,200}");

  private final Directory directory;
  private final Uploads uploads;

  MatterAnswers(Directory directory, Uploads uploads) {
    this.directory = directory;
    this.uploads = uploads;
  }

  /// The uploaded files that are named by their tickets.
  List<Evidence> files(@Nullable List<String> tickets) {
    return tickets == null || tickets.isEmpty()
        ? List.of()
        : uploads
            .files(tickets.stream().filter(Objects::nonNull).toList())
            .orElseThrow(
                () ->
                    Problem.fields(List.of(new Problem.Field("evidence", "unknown"))).exception());
  }

  /// The version, by which acts are conditional, and what else is shown: readings, language and
  /// days late change the answer and not the version.
  static String etag(MatterView view) {
    return "\"v" + view.version() + "." + Integer.toHexString(view.hashCode()) + "\"";
  }

  /// A hidden file and none get the same answer.
  ///
  /// @param careful whether nothing is given out that may do harm
  static Download download(Optional<EvidenceFile> found, boolean careful) throws IOException {
    EvidenceFile file = found.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    if (careful && file.isDoubtful()) {
      file.content().close();
      String verdict = file.verdict().id();
      throw Problem.of(ProblemType.DOUBTFUL_FILE)
          .withDetail("doubtful-file." + verdict)
          .with("verdict", verdict)
          .exception();
    }
    return new Download(file.name(), file.type(), file.bytes(), file.content());
  }

  static ResponseEntity<MatterView> found(MatterView view) {
    return ResponseEntity.ok().eTag(etag(view)).body(view);
  }

  /// The version that an `If-Match` names; `*` and an absent header name none.
  static OptionalInt version(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return OptionalInt.empty();
    }
    Matcher etag = ETAG.matcher(ifMatch.strip());
    if (!etag.matches()) {
      throw Problem.of(ProblemType.INVALID_PARAMETER)
          .withFields(List.of(new Problem.Field("If-Match", "malformed")))
          .exception();
    }
    return OptionalInt.of(Integer.parseInt(etag.group(1)));
  }

  static String idempotencyKey(String given) {
    if (!IDEMPOTENCY_KEY.matcher(given).matches()) {
      throw Problem.of(ProblemType.INVALID_PARAMETER)
          .withFields(List.of(new Problem.Field("Idempotency-Key", "too-short-a-key")))
          .exception();
    }
    return given;
  }

  static Relation relation(@Nullable String id) {
    for (Relation relation : Relation.values()) {
      if (relation.id().equals(id)) {
        return relation;
      }
    }
    // In doubt it accuses (R2); a word that we don't know is a mistake, though.
    if (id == null) {
      return Relation.ACCUSES;
    }
    throw Problem.fields(List.of(new Problem.Field("relation", "unknown"))).exception();
  }

  static Filing.Consent consent(@Nullable String id) {
    return Filing.Consent.of(id == null ? "" : id)
        .orElseThrow(
            () ->
                Problem.fields(
                        List.of(
                            new Problem.Field(
                                "onBehalf.consent", id == null ? "required" : "unknown")))
                    .exception());
  }

  ActRequest request(ActBody body, @Nullable String ifMatch) {
    List<Problem.Field> missing = new ArrayList<>();
    if (body.act() == null || body.act().isBlank()) {
      missing.add(new Problem.Field("act", "required"));
    }
    int i = 0;
    for (ActBody.Promise promise :
        body.promises() == null ? List.<ActBody.@Nullable Promise>of() : body.promises()) {
      if (promise == null || promise.due() == null) {
        missing.add(new Problem.Field("promises[" + i + "].due", "required"));
      }
      i++;
    }
    Optional<UUID> institution =
        Optional.ofNullable(body.institution())
            .flatMap(directory::institutionByCode)
            .filter(Institution::active)
            .map(Institution::id);
    if (body.institution() != null && institution.isEmpty()) {
      missing.add(new Problem.Field("institution", "unknown"));
    }
    if (!missing.isEmpty()) {
      throw Problem.fields(missing).exception();
    }
    return body.request(institution, version(ifMatch)).with(files(body.evidence()));
  }

  /// @param conditional whether the caller named a version
  ResponseEntity<?> answer(ActOutcome outcome, boolean conditional, Locale locale) {
    return switch (outcome) {
      case ActOutcome.Done(MatterView view) when view != null -> found(view);
      case ActOutcome.Done _ -> ResponseEntity.noContent().build();
      case ActOutcome.Refused(var decision, var citation, var view) ->
          throw with(view, refused(decision, citation)).exception();
      case ActOutcome.Overtaken(var view) ->
          throw Problem.of(conditional ? ProblemType.PRECONDITION_FAILED : ProblemType.OVERTAKEN)
              .with("matter", view)
              .withHeader("ETag", etag(view))
              .exception();
      case ActOutcome.Incomplete(var errors) -> throw incomplete(errors).exception();
      case ActOutcome.NotFound _ -> throw Problem.of(ProblemType.NOT_FOUND).exception();
      case ActOutcome.NeedsIdentity(String citation) ->
          throw Problem.of(ProblemType.IDENTITY_NEEDED, citation)
              .with("citation", citation)
              .exception();
      case ActOutcome.NeedsApproval(var why, var view) ->
          throw with(
                  view,
                  Problem.of(ProblemType.APPROVAL_NEEDED)
                      .withDetail("approval-needed." + why.id())
                      .with("why", why.id()))
              .exception();
      case ActOutcome.OnlyTogether _ -> throw Problem.of(ProblemType.ONLY_TOGETHER).exception();
      case ActOutcome.OnlyThePerson _ -> throw Problem.of(ProblemType.ONLY_THE_PERSON).exception();
    };
  }

  private static Problem with(@Nullable MatterView view, Problem problem) {
    return view == null ? problem : problem.with("matter", view);
  }

  /// The problem for a filing that was not taken in.
  static Problem problem(FilingOutcome outcome) {
    return switch (outcome) {
      case FilingOutcome.Filed _ -> throw new IllegalArgumentException("outcome: it was filed");
      case FilingOutcome.OtherDoors(var doors, var citation) ->
          Problem.of(ProblemType.OTHER_DOORS).with("doors", doors).with("citation", citation);
      case FilingOutcome.Incomplete(var errors) -> incomplete(errors);
      case FilingOutcome.Refused(var decision, var citation) -> refused(decision, citation);
      case FilingOutcome.OtherBody _ -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
    };
  }

  static Problem incomplete(List<FieldError> errors) {
    return Problem.fields(
        errors.stream()
            .map(
                error -> new Problem.Field(error.field(), error.reason(), arguments(error.facts())))
            .toList());
  }

  private static Problem refused(Decision.Refused refused, String citation) {
    Problem problem =
        Problem.ruleRefused(refused.rule().id(), citation, arguments(refused.facts()).toArray());
    return refused.facts().isEmpty() ? problem : problem.with("facts", refused.facts());
  }

  /// In the order of their names, as the messages expect them.
  private static List<Object> arguments(Map<String, String> facts) {
    return facts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> (Object) entry.getValue())
        .toList();
  }
}
