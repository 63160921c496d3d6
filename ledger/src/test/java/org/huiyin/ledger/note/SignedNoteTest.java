package org.huiyin.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// C2SP signed-note, rule by rule.
class SignedNoteTest {

  private static final String TEXT = "a text\n\nof two parts\n";

  private final Signer ledger = Keys.ledger("example.org/ledger");
  private final Signer other = Keys.ledger("example.org/other");
  private final SignedNote note = SignedNote.sign(TEXT, ledger, other);

  @ParameterizedTest
  @MethodSource("vectors")
  void takesTheNotesOfOtherImplementations(Map<String, Object> vector) {
    var key = VerifierKey.parse(text(vector, "vkey"));
    var read = SignedNote.parse(text(vector, "note"));

    assertThat(read.verified(List.of(key))).containsExactly(key);
    assertThat(read).hasToString(text(vector, "note"));
    assertThat(key).hasToString(text(vector, "vkey"));
  }

  @Test
  void readsWhatItSigned() {
    var read = SignedNote.parse(note.bytes());

    assertThat(read).isEqualTo(note);
    assertThat(read.text()).isEqualTo(TEXT);
    assertThat(read.verified(List.of(other.key(), ledger.key())))
        .containsExactly(ledger.key(), other.key());
  }

  @Test
  void endsTheTextAtTheLastEmptyLine() {
    var inner = SignedNote.sign("inner\n", other);
    var outer = SignedNote.sign(inner.toString(), ledger);

    assertThat(SignedNote.parse(outer.toString()).text()).isEqualTo(inner.toString());
  }

  @Test
  void passesOverSignaturesOfUnknownKeys() {
    assertThat(note.verified(List.of(other.key()))).containsExactly(other.key());
  }

  @Test
  void passesOverAKeyThatHasOnlyTheNameOrTheIdOfAKnownOne() {
    var namesake = Keys.ledger("example.org/ledger", 7);

    assertThat(defect(() -> SignedNote.sign(TEXT, namesake).verified(List.of(ledger.key()))))
        .isEqualTo(Defect.NOT_SIGNED);
    assertThat(SignedNote.sign(TEXT, namesake, ledger).verified(List.of(ledger.key())))
        .containsExactly(ledger.key());
  }

  @Test
  void refusesANoteOfWhichAKnownKeySignedAnotherText() {
    var altered = new SignedNote("another text\n", note.signatures());

    assertThat(defect(() -> altered.verified(List.of(ledger.key()))))
        .isEqualTo(Defect.SIGNATURE_WRONG);
  }

  @Test
  void refusesANoteThatOneKnownKeySignedAndAnotherDidNot() {
    var half =
        SignedNote.sign(TEXT, ledger)
            .withSignature(SignedNote.sign("other\n", other).signatures().getFirst());

    assertThat(defect(() -> half.verified(List.of(ledger.key(), other.key()))))
        .isEqualTo(Defect.SIGNATURE_WRONG);
    assertThat(half.verified(List.of(ledger.key()))).containsExactly(ledger.key());
  }

  @Test
  void refusesANoteThatNobodyKnownSigned() {
    assertThat(defect(() -> note.verified(List.of()))).isEqualTo(Defect.NOT_SIGNED);
  }

  @Test
  void flippedBitsOfTheSignatureOrTheTextAreFound() {
    byte[] bytes = SignedNote.sign(TEXT, ledger).bytes();
    int found = 0;
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        SignedNote.parse(flipped).verified(List.of(ledger.key()));
      } catch (Refused refused) {
        found++;
      }
    }
    // Of 68 bytes in base64, 4 bits in the last letter but one and its padding mean nothing.
    assertThat(8 * bytes.length - found).isLessThanOrEqualTo(2);
  }

  @Test
  void takesManySignaturesButNotAnyNumber() {
    var signature = SignedNote.sign(TEXT, ledger).signatures().getFirst();
    var hundred = new ArrayList<>(Collections.nCopies(100, signature));

    assertThat(
            SignedNote.parse(new SignedNote(TEXT, hundred).toString())
                .verified(List.of(ledger.key())))
        .containsExactly(ledger.key());
    assertThat(
            defect(() -> SignedNote.parse(new SignedNote(TEXT, hundred) + signature.line() + "\n")))
        .isEqualTo(Defect.TOO_MANY_SIGNATURES);
  }

  @Test
  void refusesWhatIsTooLargeWithoutLookingAtIt() {
    assertThat(defect(() -> SignedNote.parse(new byte[1_000_001]))).isEqualTo(Defect.TOO_LARGE);
    assertThat(defect(() -> SignedNote.parse("x".repeat(1_000_001)))).isEqualTo(Defect.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text",
        "text\n",
        "text\n\n",
        "text\n— example.org/ledger AAAAAAAA\n",
        "text\n\n— example.org/ledger AAAAAAAA",
      })
  void refusesWhatHasNoSignatures(String text) {
    assertThat(defect(() -> SignedNote.parse(text))).isEqualTo(Defect.NOT_A_NOTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- example.org/ledger AAAAAAAA",
        "—example.org/ledger AAAAAAAA",
        "— AAAAAAAA",
        "— example.org/ledger AAAA",
        "— example.org/ledger ",
        "no signature",
      })
  void refusesALineThatIsNoSignature(String line) {
    assertThat(defect(() -> SignedNote.parse(TEXT + "\n" + line + "\n")))
        .isEqualTo(Defect.NOT_A_SIGNATURE_LINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAAAAA", "AAAAAA=A", "AAAAA===", "AAAA AA", "_-AAAAAA"})
  void refusesASignatureThatIsNotBase64(String base64) {
    assertThat(defect(() -> SignedNote.parse(TEXT + "\n— example.org/ledger " + base64 + "\n")))
        .isIn(Defect.NOT_BASE64, Defect.KEY_NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\rb", "a\u0000b", "a\u007fb", "a\u0085b"})
  void refusesControlCharacters(String text) {
    assertThat(defect(() -> SignedNote.sign(text + "\n", ledger)))
        .isEqualTo(Defect.CONTROL_CHARACTER);
    assertThat(defect(() -> SignedNote.parse((text + "\n\n— x AAAAAAAA\n").getBytes(UTF_8))))
        .isEqualTo(Defect.CONTROL_CHARACTER);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThat(defect(() -> SignedNote.parse(new byte[] {(byte) 0xc3, '\n', '\n'})))
        .isEqualTo(Defect.NOT_UTF_8);
    assertThat(defect(() -> SignedNote.sign("\ud800\n", ledger))).isEqualTo(Defect.NOT_UTF_8);
  }

  @Test
  void keysThatSignNotesDoNotCosignAndTheOtherWayRound() {
    var witness = Keys.witness("witness.example");

    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> SignedNote.sign(TEXT, witness)))
        .hasMessageContaining("witness.example");
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> Cosignature.sign(TEXT, ledger, 1)))
        .hasMessageContaining("example.org/ledger");
  }

  @Test
  void addsASignatureOnce() {
    var more = SignedNote.sign(TEXT, ledger).withSignature(note.signatures().get(1));

    assertThat(more).isEqualTo(note);
    assertThat(more.withSignature(note.signatures().get(1))).isEqualTo(note);
  }

  @Test
  void signaturesAreThoseOfTheSpecificationOfEd25519() {
    // RFC 8032, 7.1, TEST 2.
    var seed =
        java.util.HexFormat.of()
            .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    var signer = new JdkSigner(SigningKey.of("x", VerifierKey.Kind.ED25519, seed));

    assertThat(signer.key().publicKey())
        .asHexString()
        .isEqualToIgnoringCase("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assertThat(signer.sign(new byte[] {0x72}))
        .asHexString()
        .isEqualToIgnoringCase(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void keysAreKeptAsOthersKeepThem() {
    // The example of golang.org/x/mod/sumdb/note: what it prints, and its public key.
    var text = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    var signing = SigningKey.parse(text);

    assertThat(signing.secretText()).isEqualTo(text);
    assertThat(signing.key())
        .hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    assertThat(signing).hasToString("SigningKey[PeterNeumann]");
    assertThat(
            SignedNote.sign(
"""
If you think cryptography is the answer to your problem,
then you don't know what your problem is.
""",
                    new JdkSigner(signing))
                .signatures()
                .getFirst()
                .line())
        .isEqualTo(
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PRIVATE+KEY+x",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEK",
        "PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+Neumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AoEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
      })
  void refusesWhatIsNoPrivateKey(String text) {
    var refused = catchThrowableOfType(Refused.class, () -> SigningKey.parse(text));

    assertThat(refused.defect()).isIn(Defect.NOT_A_KEY, Defect.KEY_LENGTH, Defect.KEY_ID);
    assertThat(refused.getMessage()).doesNotContain("EKFA");
  }

  static Stream<Arguments> vectors() {
    try (var in = SignedNoteTest.class.getResourceAsStream("signed-note-vectors.json")) {
      List<Map<String, Object>> all =
          JsonMapper.shared().readValue(Objects.requireNonNull(in), new TypeReference<>() {});
      return all.stream().map(v -> Arguments.of(Named.of(text(v, "source"), v)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Map<String, Object> vector, String field) {
    return (String) Objects.requireNonNull(vector.get(field), field);
  }

  static Defect defect(Runnable reading) {
    return catchThrowableOfType(Refused.class, reading::run).defect();
  }

  static String base64(byte... bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
