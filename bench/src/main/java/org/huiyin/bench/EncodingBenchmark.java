package org.huiyin.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Salt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The encoding of a journal entry: canonical JSON of facts of a usual size, and the commitment
/// to them and to 600 bytes of content.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EncodingBenchmark {

  private final Map<String, Object> facts =
      Map.of(
          "authority", "990123",
          "matter", "0d9b3b1e-5d5c-4a2f-9d0c-0a6f5b1f7a11",
          "seq", 7,
          "act", "accept",
          "by", Map.of("role", "handler", "institution", "2b0f1a9c-8e4f-4b44-9a52-7a0e6d3c1b22"),
          "on", "2026-02-24",
          "effects",
              List.of(
                  Map.of("effect", "clock-ended", "number", 4, "ending", "met", "on", "2026-02-24"),
                  Map.of("effect", "date-recorded", "date", "accepted", "on", "2026-02-24"),
                  Map.of("effect", "clock-started", "clock", "answer", "due", "2026-04-27"),
                  Map.of("effect", "stage-entered", "stage", "handling")),
          "citation", "信访工作条例 第二十二条");
  private final byte[] encoded = CanonicalJson.encode(facts);
  private final byte[] content = new byte[600];
  private final Salt salt = Salt.of(new byte[Salt.LENGTH]);

  @Benchmark
  public byte[] encode() {
    return CanonicalJson.encode(facts);
  }

  @Benchmark
  public Map<String, Object> decode() {
    return CanonicalJson.decode(encoded);
  }

  @Benchmark
  public Commitment commit() {
    return Commitment.of(encoded, content, salt);
  }
}
