package org.huiyin.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Decimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Each case that the verifier of another log is tested with.
class InclusionVectorsTest {

  @ParameterizedTest
  @MethodSource("cases")
  void takesWhatIsProvenAndNothingElse(Map<String, Object> vector) {
    if (Boolean.TRUE.equals(vector.get("wantErr"))) {
      assertThatThrownBy(() -> verify(vector))
          .isInstanceOfAny(Refused.class, IllegalArgumentException.class);
    } else {
      verify(vector);
    }
  }

  @Test
  void areAllThere() {
    assertThat(cases()).hasSize(98);
  }

  private static void verify(Map<String, Object> vector) {
    Proofs.inclusion(
        hash(field(vector, "leafHash")),
        number(vector, "leafIdx"),
        number(vector, "treeSize"),
        proof(vector.get("proof")),
        hash(field(vector, "root")));
  }

  private static List<Hash> proof(@Nullable Object hashes) {
    return hashes == null
        ? List.of()
        : ((List<?>) hashes).stream().map(InclusionVectorsTest::hash).toList();
  }

  /// What isn’t 32 bytes isn’t a hash, and is refused as such.
  private static Hash hash(Object base64) {
    return Hash.of(Base64.getDecoder().decode((String) base64));
  }

  private static long number(Map<String, Object> vector, String field) {
    return Decimal.read(field(vector, field).toString(), "a case");
  }

  private static Object field(Map<String, Object> vector, String field) {
    return Objects.requireNonNull(vector.get(field), field);
  }

  static Stream<Arguments> cases() {
    try (var in = InclusionVectorsTest.class.getResourceAsStream("inclusion.json")) {
      List<Map<String, Object>> all =
          JsonMapper.shared().readValue(Objects.requireNonNull(in), new TypeReference<>() {});
      return all.stream().map(v -> Arguments.of(Named.of((String) field(v, "file"), v)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
