package org.huiyin.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.State;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/// The state machine: what one decision, and one fold of its effects, takes.
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecidingBenchmark {

  private static final int ACTS = 5;

  private Question file;
  private Question refer;
  private Question accept;
  private Question answer;
  private Question answerAgain;
  private Question refusal;
  private State before;
  private List<Effect> effects;

  private record Question(State state, Act act, Instant at) {
    Decision decide() {
      return County.RULEBOOK.decide(state, act, at, County.CALENDAR, County.TREE);
    }
  }

  @SuppressWarnings("NullAway.Init") // JMH calls prepare() first
  public DecidingBenchmark() {}

  /// Each question is answered once, so that a rulebook that changes makes the measurement fail
  /// and not lie.
  @Setup
  public void prepare() {
    file = allowed(new County(), County.file());
    refer = allowed(County.registered(), County.refer());
    accept = allowed(County.referred(), County.accept());
    answer = allowed(County.handling(), County.answer());
    answerAgain = allowed(County.handlingAgain(), County.answer());
    County answered = County.handlingAgain();
    answered.refused(County.accept());
    refusal = new Question(answered.state(), County.accept(), answered.now());
    before = answerAgain.state();
    effects = County.handlingAgain().allowed(County.answer()).effects();
  }

  private static Question allowed(County matter, Act act) {
    matter.allowed(act);
    return new Question(matter.state(), act, matter.now());
  }

  @Benchmark
  public Decision file() {
    return file.decide();
  }

  @Benchmark
  public Decision refer() {
    return refer.decide();
  }

  @Benchmark
  public Decision accept() {
    return accept.decide();
  }

  @Benchmark
  public Decision answer() {
    return answer.decide();
  }

  @Benchmark
  public Decision answerAfterReview() {
    return answerAgain.decide();
  }

  @Benchmark
  public Decision refusal() {
    return refusal.decide();
  }

  /// Five acts of a matter's way, one of them refused: the figure that the aim of two million
  /// acts a second is about.
  @Benchmark
  @OperationsPerInvocation(ACTS)
  public void acts(Blackhole hole) {
    hole.consume(refer.decide());
    hole.consume(accept.decide());
    hole.consume(answer.decide());
    hole.consume(answerAgain.decide());
    hole.consume(refusal.decide());
  }

  @Benchmark
  public State after() {
    return before.after(effects);
  }
}
