package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReceiptTest {

  private final Log log = Log.withAMatter();
  private final Receipt receipt = log.receipt();

  @Test
  void readsWhatItWrote() {
    assertThat(Receipt.parse(receipt.bytes())).isEqualTo(receipt);
    assertThat(Receipt.parse(log.early().bytes())).isEqualTo(log.early());
    assertThat(Receipt.parse(receipt.withoutContent().bytes())).isEqualTo(receipt.withoutContent());
  }

  @Test
  void isReadHoweverAnotherProgramWritesTheSameJson() {
    var tree = JsonMapper.shared().readTree(receipt.bytes());
    var pretty = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree);

    assertThat(Receipt.parse(pretty.getBytes(UTF_8))).isEqualTo(receipt);
    assertThat(Receipt.parse(asciiOnly(pretty).getBytes(UTF_8))).isEqualTo(receipt);
    assertThat(Receipt.parse(pretty.replace("\n", "\r\n\t").getBytes(UTF_8))).isEqualTo(receipt);
  }

  @Test
  void withoutContentHoldsNeitherFactsNorTextsNorSalts() {
    var json = new String(receipt.withoutContent().bytes(), UTF_8);

    assertThat(json).doesNotContain("facts", "content", "salt", "lamp", "路灯", "authority");
    assertThat(receipt.withoutContent().entries())
        .extracting(Entry::commitment)
        .isEqualTo(receipt.entries().stream().map(Entry::commitment).toList());
  }

  @Test
  void tellsNothingOfItselfInPassing() {
    assertThat(receipt.toString()).doesNotContain("lamp", "990123");
    assertThat(receipt.entries().getFirst()).hasToString("Opened[hidden]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"format\" | \"farmat\" | UNKNOWN_FIELD",
        "huiyin-receipt/v1 | huiyin-receipt/v2 | NOT_A_RECEIPT",
        "\"origin\" | \"format\" | FIELD_TWICE",
        "\"origin\":\"ledger.example.org/county\" | \"origin\":1 | WRONG_TYPE",
        "\"origin\":\"ledger.example.org/county\" | \"origin\":null | WRONG_TYPE",
        "\"origin\":\"ledger.example.org/county\" | \"origin\":\"a b\" | KEY_NAME",
        "\"salt\" | \"sult\" | UNKNOWN_FIELD",
        "\"salt\":\"A | \"salt\":\" | NOT_BASE64",
        "\"index\":5 | \"index\":-5 | WRONG_TYPE",
        "\"index\":5 | \"index\":5.0 | NOT_JSON",
        "\"index\":5 | \"index\":05 | NOT_DECIMAL",
        "\"index\":5 | \"index\":9223372036854775808 | SIZE_OUT_OF_RANGE",
        "\"index\":5 | \"index\":18446744073709551615 | SIZE_OUT_OF_RANGE",
        "\"index\":5, | ~~ | FIELD_MISSING",
        "\"index\":5 | \"commitment\":\"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\" | UNKNOWN_FIELD",
        "\"proof\":[ | \"proof\":{ | WRONG_TYPE",
        "\"keys\":[ | \"keys\":[[ | WRONG_TYPE",
        "\"keys\":[\"l | \"keys\":[\"m | KEY_ID",
        "number 990 | number \\u000b990 | CONTROL_CHARACTER",
        "路灯 | \\ud800 | NOT_UTF_8",
        "路灯 | \\x | NOT_JSON",
        "路灯 | \\u12 | NOT_JSON",
      })
  void refusesByName(String part, String other, Defect defect) {
    var json = new String(receipt.bytes(), UTF_8);
    int at = json.indexOf(part);
    var altered = json.substring(0, at) + other + json.substring(at + part.length());

    assertThat(altered).isNotEqualTo(json);
    assertThat(defect(altered)).isEqualTo(defect);
  }

  @Test
  void refusesWhatIsCutOff() {
    byte[] bytes = log.early().bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThat(catchThrowableOfType(Refused.class, () -> Receipt.parse(cut))).isNotNull();
    }
  }

  @Test
  void refusesOtherFilesByName() {
    assertThat(defect("")).isEqualTo(Defect.TRUNCATED);
    assertThat(defect("[]")).isEqualTo(Defect.WRONG_TYPE);
    assertThat(defect("{}")).isEqualTo(Defect.FIELD_MISSING);
    assertThat(defect("\u0000")).isEqualTo(Defect.WRONG_TYPE);
    assertThat(defect("\ufeff{}")).isEqualTo(Defect.WRONG_TYPE);
    assertThat(defect("{} x")).isEqualTo(Defect.TRAILING_BYTES);
    assertThat(
            catchThrowableOfType(Refused.class, () -> Receipt.parse(new byte[] {(byte) 0xff}))
                .defect())
        .isEqualTo(Defect.NOT_UTF_8);
  }

  @Test
  void refusesDepthWithoutFollowingIt() {
    assertThat(defect("[".repeat(16_000_000))).isEqualTo(Defect.WRONG_TYPE);
    assertThat(defect("{\"keys\":" + "[".repeat(10_000_000))).isEqualTo(Defect.WRONG_TYPE);
    assertThat(defect("{\"entries\":" + "[{\"proof\":".repeat(1_000_000)))
        .isEqualTo(Defect.WRONG_TYPE);
  }

  @Test
  void refusesMoreThanAReceiptMayHave() {
    var hash = "\"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\"";
    assertThat(defect("{\"entries\":[" + ("{\"commitment\":" + hash + "},").repeat(10_001)))
        .isEqualTo(Defect.TOO_MANY);
    assertThat(defect("{\"entries\":[{\"proof\":[" + (hash + ",").repeat(64)))
        .isEqualTo(Defect.TOO_MANY);
    assertThat(defect("{\"keys\":[" + ("\"" + log.signer.key() + "\",").repeat(17)))
        .isEqualTo(Defect.TOO_MANY);
  }

  @Test
  void refusesAnEmptyReceiptAndProofsThatLeadNowhere() {
    assertThat(
            catchThrowableOfType(
                    Refused.class,
                    () ->
                        new Receipt(
                            Log.ORIGIN,
                            List.of(),
                            Optional.empty(),
                            receipt.entries(),
                            Optional.empty()))
                .defect())
        .isEqualTo(Defect.PROOF_WITHOUT_CHECKPOINT);
    assertThat(
            catchThrowableOfType(
                    Refused.class,
                    () ->
                        new Receipt(
                            Log.ORIGIN, List.of(), Optional.empty(), List.of(), Optional.empty()))
                .defect())
        .isEqualTo(Defect.FIELD_MISSING);
  }

  @Test
  void readsNoMoreOfAFileThanAReceiptMayHave() throws IOException {
    try (var endless = new Endless()) {
      var refused = catchThrowableOfType(Refused.class, () -> Receipt.read(endless));

      assertThat(refused.defect()).isEqualTo(Defect.TOO_LARGE);
      assertThat(endless.read).isEqualTo(16 * 1024 * 1024 + 1);
    }
  }

  @Test
  void neverPutsWhatSomebodyWroteIntoARefusal() {
    var json = new String(receipt.bytes(), UTF_8).replace("\"salt\"", "\"lamp in the street\"");

    assertThat(catchThrowableOfType(Refused.class, () -> Receipt.parse(json.getBytes(UTF_8))))
        .hasMessage("a receipt, $.entries[0]: a field that no receipt has there");
  }

  private static Defect defect(String json) {
    return catchThrowableOfType(Refused.class, () -> Receipt.parse(json.getBytes(UTF_8))).defect();
  }

  private static String asciiOnly(String json) {
    var ascii = new StringBuilder();
    json.chars()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.append((char) c);
              } else {
                ascii.append(String.format("\\u%04X", c));
              }
            });
    return ascii.toString();
  }

  /// A file that never ends.
  private static final class Endless extends InputStream {

    private long read;

    @Override
    public int read() {
      read++;
      return ' ';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      read += length;
      return length;
    }
  }
}
