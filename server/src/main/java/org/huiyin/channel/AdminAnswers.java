package org.huiyin.channel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Change;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Proposal;
import org.huiyin.web.EntityTags;
import org.huiyin.web.JsonBodies;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers for things that administrators keep: one of them with its tag, and what became of a
/// change. What waits for a second administrator is answered by the address of the proposal.
@Component
final class AdminAnswers {

  /// A kind of thing that administrators keep, as requests and answers have it.
  ///
  /// @param key what the address of one ends with
  /// @param view how it is shown
  /// @param body how it is asked for
  record Kind<T, B, V>(
      String path,
      Function<T, Object> key,
      Function<T, V> view,
      Function<T, B> body,
      Class<B> type) {}

  private final EntityTags tags;
  private final JsonBodies bodies;

  AdminAnswers(EntityTags tags, JsonBodies bodies) {
    this.tags = tags;
    this.bodies = bodies;
  }

  <T, B, V> ResponseEntity<V> one(Kind<T, B, V> kind, Optional<T> found) {
    return one(found, kind.view());
  }

  <T, V> ResponseEntity<V> one(Optional<T> found, Function<T, V> view) {
    return tagged(view.apply(found.orElseThrow(AdminAnswers::absent)));
  }

  <T, B, V> ResponseEntity<V> of(Kind<T, B, V> kind, Change<T> change) {
    return of(change, kind.view(), value -> kind.path() + "/" + kind.key().apply(value));
  }

  <T, V> ResponseEntity<V> of(Change<T> change, Function<T, V> view, Function<T, String> path) {
    return switch (change) {
      case Change.Created<T>(T value) -> {
        V body = view.apply(value);
        yield ResponseEntity.created(URI.create(path.apply(value))).eTag(tags.of(body)).body(body);
      }
      case Change.Changed<T>(T value) -> tagged(view.apply(value));
      case Change.Proposed<T>(Proposal proposal) ->
          ResponseEntity.accepted().location(ProposalController.at(proposal)).build();
      case Change.Absent<T> _ -> throw absent();
      case Change.Refused<T>(List<Finding> findings) -> throw refused(findings);
    };
  }

  /// The officer with the reason that a patch gives: text, or it is refused with the rest.
  static Editor because(OfficerPrincipal officer, Map<String, Object> patch) {
    return officer.editor().because(patch.get("reason") instanceof String why ? why : "");
  }

  /// What a merge patch makes of the thing as it is then.
  ///
  /// @param ifMatch the tag of the version that the client has seen; empty takes any
  /// @param made the thing that a body describes
  <T, B> UnaryOperator<T> patched(
      Kind<T, B, ?> kind,
      Optional<String> ifMatch,
      Map<String, Object> patch,
      Function<B, T> made) {
    return now -> {
      tags.requireMatch(ifMatch, kind.view().apply(now));
      return made.apply(bodies.merged(kind.body().apply(now), patch, kind.type()));
    };
  }

  /// For a change after which there is nothing to show.
  <T> void done(Change<T> change) {
    switch (change) {
      case Change.Created<T> _, Change.Changed<T> _, Change.Proposed<T> _ -> {}
      case Change.Absent<T> _ -> throw absent();
      case Change.Refused<T>(List<Finding> findings) -> throw refused(findings);
    }
  }

  private <V> ResponseEntity<V> tagged(V body) {
    return ResponseEntity.ok().eTag(tags.of(body)).body(body);
  }

  static ProblemException absent() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }

  static ProblemException refused(List<Finding> findings) {
    return Problem.fields(
            findings.stream()
                .map(finding -> new Problem.Field(finding.field(), finding.reason().id()))
                .toList())
        .exception();
  }
}
