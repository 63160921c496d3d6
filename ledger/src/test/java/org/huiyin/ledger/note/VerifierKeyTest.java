package org.huiyin.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.ledger.note.SignedNoteTest.defect;

import java.util.Arrays;
import org.huiyin.ledger.Refused.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {

  private static final String VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  @Test
  void readsAndWritesAKey() {
    var key = VerifierKey.parse(VKEY);

    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(key.id()).isEqualTo(0xc74f20a3);
    assertThat(key.kind()).isEqualTo(VerifierKey.Kind.ED25519);
    assertThat(key)
        .hasToString(VKEY)
        .isEqualTo(VerifierKey.ed25519("PeterNeumann", key.publicKey()));
    assertThat(VerifierKey.cosigner("PeterNeumann", key.publicKey())).isNotEqualTo(key);
  }

  @Test
  void keepsKeysOfKindsThatItDoesNotKnowAndTakesNothingFromThem() {
    byte[] mlDsa = new byte[1 + 1312];
    Arrays.fill(mlDsa, (byte) 6);
    var note = SignedNote.sign("text\n", Keys.ledger("witness.example"));
    var vkey =
        "witness.example+" + id("witness.example", mlDsa) + "+" + SignedNoteTest.base64(mlDsa);
    var key = VerifierKey.parse(vkey);

    assertThat(key.kind()).isEqualTo(VerifierKey.Kind.UNKNOWN);
    assertThat(key).hasToString(vkey);
    assertThat(key.verifies("text\n", note.signatures().getFirst())).isFalse();
    var signed = note.withSignature(NoteSignature.of(key, new byte[64]));
    assertThat(signed.verified(java.util.List.of(key, Keys.ledger("witness.example").key())))
        .containsExactly(Keys.ledger("witness.example").key());
  }

  @ParameterizedTest
  @CsvSource({
    "PeterNeumann, NOT_A_KEY",
    "PeterNeumann+c74f20a3, NOT_A_KEY",
    "PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, NOT_A_KEY",
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, KEY_ID",
    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, KEY_ID",
    "Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, KEY_ID",
    "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, KEY_NAME",
    "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, KEY_NAME",
    "Peter\u3000Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW, KEY_NAME",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T, NOT_BASE64",
    "PeterNeumann+c74f20a3+AR, NOT_BASE64",
    "PeterNeumann+c74f20a3+AQ==, NOT_A_KEY",
    "PeterNeumann+c74f20a3+ARpc2Q==, KEY_LENGTH",
  })
  void refusesWhatIsNoKey(String vkey, Defect defect) {
    assertThat(defect(() -> VerifierKey.parse(vkey))).isEqualTo(defect);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 100_000_000})
  void refusesWhatIsTooLong(int length) {
    assertThat(defect(() -> VerifierKey.parse("+".repeat(length)))).isEqualTo(Defect.TOO_LARGE);
  }

  @Test
  void aKeyThatIsNoPointOfTheCurveVerifiesNothing() {
    var nowhere = new byte[32];
    Arrays.fill(nowhere, (byte) 0xff);
    var key = VerifierKey.ed25519("x", nowhere);

    assertThat(key.verifies("text\n", NoteSignature.of(key, new byte[64]))).isFalse();
    assertThat(key.verifies("text\n", NoteSignature.of(key, new byte[1]))).isFalse();
  }

  private static String id(String name, byte[] typeAndKey) {
    return org.huiyin.ledger.Hash.sha256(
            (name + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8), typeAndKey)
        .hex()
        .substring(0, 8);
  }
}
