package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommitmentTest {

  private static final byte[] FACTS = "{\"act\":\"file\"}".getBytes(UTF_8);
  private static final byte[] CONTENT = "{\"text\":\"水井\"}".getBytes(UTF_8);
  private static final byte[] NOTHING = {};
  private static final Salt SALT = Salt.random(new SecureRandom());

  static Stream<Arguments> vectors() {
    return Vectors.of("commitment.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void hasTheCommitmentAndLeafOfTheVector(Vectors vector) {
    var commitment = Commitment.of(facts(vector), content(vector), salt(vector));

    assertThat(commitment.hash().hex()).isEqualTo(vector.text("commitment"));
    assertThat(commitment.leaf().hex()).isEqualTo(vector.text("leaf"));
    assertThat(commitment.isOf(facts(vector), content(vector), salt(vector))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void provesTheFactsAfterContentAndSaltAreErased(Vectors vector) {
    var commitment = new Commitment(Hash.ofHex(vector.text("commitment")));
    var kept = Opening.withoutContent(content(vector), salt(vector));
    var restored = Opening.withoutContent(bytes(vector, "factsKey"), bytes(vector, "contentMac"));

    assertThat(kept).isEqualTo(restored).hasSameHashCodeAs(restored);
    assertThat(restored.opens(commitment, facts(vector))).isTrue();
    assertThat(restored.opens(commitment, "{\"forged\":1}".getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsFactsAndContentOfTheVectorAsCanonical(Vectors vector) {
    assertThat(CanonicalJson.encode(CanonicalJson.decode(facts(vector)))).isEqualTo(facts(vector));
  }

  @Test
  void refusesEveryFactsContentAndSaltWithOneBitAltered() {
    var commitment = Commitment.of(FACTS, CONTENT, SALT);

    flips(FACTS).forEach(f -> assertThat(commitment.isOf(f, CONTENT, SALT)).isFalse());
    flips(CONTENT).forEach(c -> assertThat(commitment.isOf(FACTS, c, SALT)).isFalse());
    flips(SALT.bytes())
        .forEach(s -> assertThat(commitment.isOf(FACTS, CONTENT, Salt.of(s))).isFalse());
    assertThat(commitment.isOf(FACTS, CONTENT, SALT)).isTrue();
  }

  @Test
  void opensWithNoPartOfTheOpeningAltered() {
    var commitment = Commitment.of(FACTS, CONTENT, SALT);
    var opening = Opening.withoutContent(CONTENT, SALT);

    flips(opening.factsKey())
        .map(k -> Opening.withoutContent(k, opening.contentMac()))
        .forEach(o -> assertThat(o.opens(commitment, FACTS)).isFalse());
    flips(opening.contentMac())
        .map(m -> Opening.withoutContent(opening.factsKey(), m))
        .forEach(o -> assertThat(o.opens(commitment, FACTS)).isFalse());
    assertThat(opening.opens(commitment, FACTS)).isTrue();
  }

  @Test
  void distinguishesWhereFactsEndAndContentBegins() {
    assertThat(Commitment.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8), SALT))
        .isNotEqualTo(Commitment.of("a".getBytes(UTF_8), "bc".getBytes(UTF_8), SALT))
        .isNotEqualTo(Commitment.of("abc".getBytes(UTF_8), NOTHING, SALT));
  }

  @Test
  void commitsDifferentlyToEqualEntriesUnderTwoSalts() {
    assertThat(Commitment.of(FACTS, CONTENT, SALT))
        .isNotEqualTo(Commitment.of(FACTS, CONTENT, Salt.random(new SecureRandom())));
  }

  @Test
  void hidesSecretsInTexts() {
    var opening = Opening.withoutContent(CONTENT, SALT);

    assertThat(SALT.toString()).isEqualTo("Salt[hidden]");
    assertThat(opening.toString()).isEqualTo("Opening[hidden]");
  }

  @Test
  void takesOnlyThirtyTwoBytes() {
    for (int length : new int[] {0, 31, 33, 64}) {
      var bytes = new byte[length];
      assertThatThrownBy(() -> Salt.of(bytes)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Hash.of(bytes)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Opening.withoutContent(bytes, new byte[32]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Opening.withoutContent(new byte[32], bytes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void keepsItsBytesWhenTheCallersArrayChanges() {
    var bytes = new byte[32];
    var hash = Hash.of(bytes);
    var salt = Salt.of(bytes);

    bytes[0] = 1;
    hash.bytes()[1] = 1;
    salt.bytes()[1] = 1;

    assertThat(hash).isEqualTo(Hash.ofHex("00".repeat(32)));
    assertThat(salt).isEqualTo(Salt.of(new byte[32]));
  }

  private static Stream<byte[]> flips(byte[] bytes) {
    return Stream.iterate(0, bit -> bit < 8 * bytes.length, bit -> bit + 1)
        .map(bit -> flip(bytes, bit));
  }

  private static byte[] flip(byte[] bytes, int bit) {
    var flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }

  private static byte[] facts(Vectors vector) {
    return vector.text("facts").getBytes(UTF_8);
  }

  private static byte[] content(Vectors vector) {
    return vector.text("content").getBytes(UTF_8);
  }

  private static Salt salt(Vectors vector) {
    return Salt.of(bytes(vector, "salt"));
  }

  private static byte[] bytes(Vectors vector, String field) {
    return HexFormat.of().parseHex(vector.text(field));
  }
}
