package org.huiyin.bench.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The steps of a run, one after the other. In each, so many users ask again and again, each as soon
/// as it has its answer, and all stop after the same time: a closed load, as ours is.
final class Steps {

  private final Duration time;
  private final Path measured;
  private final List<PopulationBuilder> steps = new ArrayList<>();

  Steps(Duration time, Path measured) {
    this.time = time;
    this.measured = measured;
  }

  /// @param request what a user does, under the step's name; a user finds its number as `user`
  void add(String name, int users, Function<String, ChainBuilder> request) {
    Stopwatch stopwatch = new Stopwatch(name, users, measured);
    steps.add(
        scenario(name)
            .exec(session -> session.set(Visits.USER, stopwatch.begin()))
            .exec(during(time).on(exec(request.apply(name))))
            .exec(session -> ended(session, stopwatch))
            // All at once and kept until the end, so that each keeps its connection.
            .injectOpen(atOnceUsers(users)));
  }

  private static Session ended(Session session, Stopwatch stopwatch) {
    stopwatch.end();
    return session;
  }

  PopulationBuilder oneAfterTheOther() {
    return steps.reversed().stream()
        .reduce((later, earlier) -> earlier.andThen(later))
        .orElseThrow();
  }
}
