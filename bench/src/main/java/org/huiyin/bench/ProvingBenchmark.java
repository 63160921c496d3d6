package org.huiyin.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.lint.Linter;
import org.huiyin.rulebook.lint.Linting;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;

/// The largest rulebook that comes with the library: to read it, and to prove it.
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ProvingBenchmark {

  private final Rulebook rulebook = Rulebook.bundled("cn-xinfang");
  private final byte[] bytes = rulebook.yaml().getBytes(StandardCharsets.UTF_8);

  @Benchmark
  public Reading load() {
    return Rulebook.read("cn-xinfang.yaml", bytes);
  }

  @Benchmark
  public Linting lint() {
    return Linter.lint(rulebook);
  }
}
