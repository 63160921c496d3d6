package org.huiyin.channel;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huiyin.authority.Change;
import org.huiyin.authority.Finding;
import org.huiyin.web.EntityTags;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers for things that administrators keep: one of them with its tag, and what became of a
/// change.
@Component
final class AdminAnswers {

  private final EntityTags tags;

  AdminAnswers(EntityTags tags) {
    this.tags = tags;
  }

  <T, V> ResponseEntity<V> one(Optional<T> found, Function<T, V> view) {
    return tagged(view.apply(found.orElseThrow(AdminAnswers::absent)));
  }

  <T, V> ResponseEntity<V> of(Change<T> change, Function<T, V> view, Function<T, String> path) {
    return switch (change) {
      case Change.Created<T>(T value) -> {
        V body = view.apply(value);
        yield ResponseEntity.created(URI.create(path.apply(value))).eTag(tags.of(body)).body(body);
      }
      case Change.Changed<T>(T value) -> tagged(view.apply(value));
      case Change.Absent<T> _ -> throw absent();
      case Change.Refused<T>(List<Finding> findings) -> throw refused(findings);
    };
  }

  /// For a change after which there is nothing to show.
  <T> void done(Change<T> change) {
    switch (change) {
      case Change.Created<T> _, Change.Changed<T> _ -> {}
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

  private static ProblemException refused(List<Finding> findings) {
    return Problem.fields(
            findings.stream()
                .map(finding -> new Problem.Field(finding.field(), finding.reason().id()))
                .toList())
        .exception();
  }
}
