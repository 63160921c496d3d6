package org.huiyin.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// R1 and R6: from the first second a complainant holds, signed, what is due when.
class PromiseTest {

  private final Log log = Log.withAMatter();
  private final Promise promise = log.promise();
  private final SignedNote note = promise.signed(log.signer);

  @Test
  void isThisText() {
    assertThat(promise.text())
        .isEqualTo(
            """
            huiyin-promise/v1
            ledger.example.org/county
            %s
            number 990123-2026-7KQ4M2ZD-X
            filed 2026-03-02T01:30:00Z
            due accept 2026-03-17
            due answer 2026-05-01
            due extended-answer 2026-05-31
            in-log-by 2026-03-04
            """
                .formatted(promise.commitment().hash().base64()));
    assertThat(Promise.of(SignedNote.parse(note.toString()))).isEqualTo(promise);
  }

  @Test
  void ofAnAnonymousMatterTellsTheDayAlone() {
    var anonymous =
        new Promise(
            Log.ORIGIN,
            promise.commitment(),
            Log.NUMBER,
            new Filed.On(LocalDate.parse("2026-03-02")),
            List.of(),
            LocalDate.parse("2026-03-04"));

    assertThat(anonymous.text()).contains("\nfiled 2026-03-02\nin-log-by 2026-03-04\n");
    assertThat(Promise.parse(anonymous.text())).isEqualTo(anonymous);
    assertThat(compactAndBack(anonymous.signed(log.signer)))
        .isEqualTo(anonymous.signed(log.signer));
  }

  @Test
  void theSameFilingGetsTheSamePromise() {
    assertThat(promise.signed(log.signer)).isEqualTo(note);
  }

  @Test
  void isNeverACheckpoint() {
    assertThat(catchThrowableOfType(Refused.class, () -> Checkpoint.of(note)).defect())
        .isEqualTo(Defect.NOT_DECIMAL);
    assertThat(
            defect(
                () ->
                    new Promise(
                        "123",
                        promise.commitment(),
                        Log.NUMBER,
                        promise.filed(),
                        List.of(),
                        promise.inLogBy())))
        .isEqualTo(Defect.ORIGIN_IS_A_NUMBER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huiyin-promise/v1 | huiyin-promise/v2",
        "ledger.example.org/county | ledger example",
        "number 990123-2026-7KQ4M2ZD-X | number",
        "number 990123-2026-7KQ4M2ZD-X | number 990123 2026",
        "number 990123-2026-7KQ4M2ZD-X | number 990123-2026-７KQ4M2ZD-X",
        "filed 2026-03-02T01:30:00Z | filed 2026-03-02T01:30:00.000Z",
        "filed 2026-03-02T01:30:00Z | filed 2026-03-02T01:30Z",
        "filed 2026-03-02T01:30:00Z | filed 2026-03-02T09:30:00+08:00",
        "filed 2026-03-02T01:30:00Z | filed 2026-02-30",
        "filed 2026-03-02T01:30:00Z | filed 1969-12-31",
        "filed 2026-03-02T01:30:00Z | filed +10000-01-01",
        "due accept 2026-03-17 | due accept",
        "due accept 2026-03-17 | due  2026-03-17",
        "due accept 2026-03-17 | due accept 2026-3-17",
        "due accept 2026-03-17 | due 答复 2026-03-17",
        "due accept 2026-03-17 | owed accept 2026-03-17",
        "in-log-by 2026-03-04 | in-log-by  2026-03-04",
        "in-log-by 2026-03-04 | in-log-by tomorrow",
      })
  void refusesWhatIsWrittenOtherwise(String line, String other) {
    var altered = promise.text().replace(line, other);

    assertThat(altered).isNotEqualTo(promise.text());
    assertThat(defect(() -> Promise.parse(altered))).isIn(Defect.NOT_A_PROMISE, Defect.KEY_NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "huiyin-promise/v1\n", "huiyin-promise/v1\na\nb\nc\nd\n"})
  void refusesWhatIsTooShort(String text) {
    assertThat(defect(() -> Promise.parse(text))).isEqualTo(Defect.NOT_A_PROMISE);
  }

  @Test
  void refusesMoreLinesThanAPromiseHas() {
    var long_ =
        promise.text().replace("in-log-by", "due a 2026-03-17\n".repeat(200_000) + "in-log-by");

    assertThat(defect(() -> Promise.parse(long_))).isEqualTo(Defect.NOT_A_PROMISE);
  }

  @Test
  void withThreeDatesFitsIntoAQrCode() {
    var compact = CompactPromise.of(note);

    assertThat(compact.text()).startsWith("hy1.").matches("[!-~]+").hasSizeLessThanOrEqualTo(400);
    assertThat(compact.note(Log.ORIGIN)).isEqualTo(note);
    assertThat(compactAndBack(note)).isEqualTo(note);
  }

  @Test
  void isReadFromTheAddressInAQrCode() {
    var compact = CompactPromise.of(note);

    assertThat(
            CompactPromise.parse("https://county.example/ledger/verify#" + compact.text() + "\n"))
        .isEqualTo(compact);
  }

  @Test
  void underTwoKeysKeepsBothSignatures() {
    var both = promise.signed(log.signer, Keys.ledger(Log.ORIGIN, 9), Keys.ledger("other.example"));

    assertThat(compactAndBack(both).signatures()).isEqualTo(both.signatures().subList(0, 2));
  }

  @Test
  void inAQrCodeHoldsNoOriginAndIsWrongUnderAnother() {
    var other = CompactPromise.of(note).note("ledger.example.org/elsewhere");

    assertThat(defect(() -> other.verified(List.of(log.signer.key()))))
        .isEqualTo(Defect.NOT_SIGNED);
    assertThat(decoded(CompactPromise.of(note))).doesNotContain("example");
  }

  @Test
  void refusesEveryQrTextThatWasCutOrAltered() {
    String text = CompactPromise.of(note).text();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThat(defect(() -> CompactPromise.parse(cut))).isNotNull();
    }
    for (int at = 0; at < text.length(); at++) {
      String altered =
          text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
      assertThat(isVerified(altered)).as("character %d", at).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hy1.", "hy2.AAAA", "hy1.AAA=", "hy1.AA+/", "hy1.~", "hy1.__________"})
  void refusesWhatIsNoQrText(String text) {
    assertThat(defect(() -> CompactPromise.parse(text))).isEqualTo(Defect.NOT_A_COMPACT_PROMISE);
  }

  @Test
  void refusesAnotherSpellingOfTheSameBytes() {
    assertThat(defect(() -> CompactPromise.parse(CompactPromise.of(note).text() + "=")))
        .isEqualTo(Defect.NOT_A_COMPACT_PROMISE);
    assertThat(defect(() -> CompactPromise.parse("hy1." + "A".repeat(100_000_000))))
        .isEqualTo(Defect.TOO_LARGE);
  }

  private boolean isVerified(String qrText) {
    try {
      CompactPromise.parse(qrText).note(Log.ORIGIN).verified(List.of(log.signer.key()));
      return true;
    } catch (Refused refused) {
      return false;
    }
  }

  private static SignedNote compactAndBack(SignedNote note) {
    return CompactPromise.parse(CompactPromise.of(note).text()).note(Log.ORIGIN);
  }

  private static String decoded(CompactPromise compact) {
    byte[] bytes = Base64.getUrlDecoder().decode(compact.text().substring(4));
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static Defect defect(Runnable reading) {
    return catchThrowableOfType(Refused.class, reading::run).defect();
  }
}
