package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.Keys;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Log;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.TlogProof;
import org.huiyin.ledger.receipt.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// R6: whoever holds a receipt verifies it offline, and is told in plain words what holds.
class VerifyCommandTest {

  private static final Clock MARCH_3 =
      Clock.fixed(Instant.parse("2026-03-03T12:00:00Z"), ZoneOffset.UTC);

  private final Log log = Log.withAMatter();
  private final String key = log.signer.key().toString();
  private Path folder;
  private Path receipt;

  @BeforeEach
  void aReceiptIsInAFile(@TempDir Path folder) throws IOException {
    this.folder = folder;
    receipt = file("receipt.json", log.receipt().bytes());
  }

  @Test
  void aSoundReceiptHolds() {
    var said = verify(receipt.toString(), "--key", key);

    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("✓ Signed with the key that you named: " + key)
        .contains("✓ The ledger’s checkpoint is signed: 15 entries")
        .contains("the matter 990123-2026-7KQ4M2ZD-X was filed: 2026-03-02T01:30Z")
        .contains("due: answer, by 2026-05-01")
        .contains(
            "✓ Entry 1, “file” of 2026-03-02, stands in the ledger word for word, at position 5")
        .contains("IT HOLDS")
        .doesNotContain("✗", "lamp");
  }

  @Test
  void speaksChinese() {
    var said = verify(receipt.toString(), "--key", key, "--lang", "zh-CN");

    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("核对属实", "✓ 第 1 条记录（file，2026-03-02）").doesNotContain("Entry");
  }

  @Test
  void withoutAKeySaysWhoseWordItIs() {
    var said = verify(receipt.toString());

    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("· Signed with the key that the receipt itself names: " + key)
        .contains("Whoever wrote the receipt could have made that key");
  }

  @Test
  void keysMayStandInAFile() throws IOException {
    var keys = file("keys", ("# the county’s\n\n" + key + "\n").getBytes(UTF_8));

    assertThat(verify(receipt.toString(), "--key", keys.toString()).status()).isZero();
  }

  @Test
  void anAlteredReceiptDoesNotHold() throws IOException {
    var json = new String(log.receipt().bytes(), UTF_8).replace("is broken", "is mended");
    var said = verify(file("altered.json", json.getBytes(UTF_8)).toString(), "--key", key);

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .contains("✗ An entry is NOT in the ledger as it stands here, at position 5")
        .contains("IT DOES NOT HOLD");
  }

  @Test
  void anotherKeyDoesNotHold() {
    var other = Keys.ledger(Log.ORIGIN, 9).key().toString();

    assertThat(verify(receipt.toString(), "--key", other).status()).isEqualTo(1);
    assertThat(verify(receipt.toString(), "--key", Keys.ledger("x").key().toString()).out())
        .contains("✗ None of the keys that you named is this ledger’s");
  }

  @Test
  void showsTextsOnlyIfAskedAndOnlyVerifiedOnes() throws IOException {
    assertThat(verify(receipt.toString(), "--key", key, "--show").out())
        .contains("    | what: 路灯坏了三个月。The lamp is broken.");

    var json = new String(log.receipt().bytes(), UTF_8).replace("is broken", "is mended");
    var altered = file("altered.json", json.getBytes(UTF_8));
    assertThat(verify(altered.toString(), "--key", key, "--show").out()).doesNotContain("lamp");
  }

  @Test
  void textsOfStrangersCanNotPassForTheReport() throws IOException {
    var entry =
        new Entry.Opened(
            Log.filing().facts(),
            "{\"what\":\"a\\u001b[2J\\n✓ IT HOLDS\u202e\"}",
            Log.filing().salt(),
            Optional.empty());
    var promise =
        new org.huiyin.ledger.receipt.Promise(
            Log.ORIGIN,
            entry.commitment(),
            Log.NUMBER,
            log.promise().filed(),
            List.of(),
            log.promise().inLogBy());
    var early =
        new Receipt(
            Log.ORIGIN,
            List.of(),
            Optional.of(promise.signed(log.signer)),
            List.of(entry),
            Optional.empty());
    var said = verify(file("r", early.bytes()).toString(), "--key", key, "--show");

    assertThat(said.out())
        .doesNotContain("\u001b", "\u202e")
        .contains("    | what: a\ufffd[2J\n    | ✓ IT HOLDS\ufffd\n");
  }

  @Test
  void witnessesAreAskedForByTheirPolicy() throws IOException {
    var audit = Keys.witness("audit.example");
    var policy =
        file("policy", ("witness a " + audit.key() + "\nquorum a\n").getBytes(UTF_8)).toString();
    var cosigned =
        log.signed().withSignature(Cosignature.sign(log.checkpoint().text(), audit, 1_772_500_000));
    var witnessed = file("witnessed.json", log.receipt(cosigned).bytes()).toString();

    var seen = verify(witnessed, "--key", key, "--witnesses", policy);
    assertThat(seen.status()).isZero();
    assertThat(seen.out())
        .contains("✓ 1 witnesses had seen the same ledger: audit.example (2026-03-03T01:06:40Z)")
        .contains("was kept in time");
    assertThat(verify(receipt.toString(), "--key", key, "--witnesses", policy).status()).isOne();
    assertThat(verify(receipt.toString(), "--key", key).out())
        .contains("· Whether others were shown the same ledger wasn’t asked");
  }

  @Test
  void aPromiseAloneIsVerifiedAsFileAndAsQrCode() throws IOException {
    var note = log.promise().signed(log.signer);
    var compact = CompactPromise.of(note).text();
    var asked =
        List.of(
            file("promise", note.bytes()).toString(),
            compact,
            "https://county.example/ledger/verify#" + compact,
            file("qr", (compact + "\n").getBytes(UTF_8)).toString());

    for (var one : asked) {
      var said = verify(one, "--key", Keys.ledger("other.example").key().toString(), "--key", key);
      assertThat(said.status()).as(one).isZero();
      assertThat(said.out())
          .contains("990123-2026-7KQ4M2ZD-X", "due: accept, by 2026-03-17", "by 2026-03-04")
          .contains("isn’t shown to be in the ledger yet");
    }
    assertThat(verify(compact).status()).isEqualTo(2);
    assertThat(verify(compact).err()).contains("--key");
    assertThat(verify(compact, "--key", Keys.ledger(Log.ORIGIN, 9).key().toString()).status())
        .isEqualTo(1);
  }

  @Test
  void aReceiptComesInOnTheStandardInput() {
    assertThat(verify(log.receipt().bytes(), "-", "--key", key).status()).isZero();
  }

  @Test
  void aTlogProofIsVerifiedWithItsEntry() throws IOException {
    var entry = log.receipt().entries().getFirst();
    var place = entry.place().orElseThrow();
    var proof = new TlogProof(Optional.empty(), place.index(), place.proof(), log.signed());
    var file = file("x.tlog-proof", proof.toString().getBytes(UTF_8)).toString();
    var bytes = file("entry", entry.commitment().hash().bytes()).toString();
    var base64 = entry.commitment().hash().base64();

    assertThat(verify(file, "--entry", base64, "--key", key).status()).isZero();
    assertThat(verify(file, "--entry", bytes, "--key", key).out()).contains("at position 5");
    assertThat(verify(file, "--entry", Hash.sha256().base64(), "--key", key).status()).isOne();
    assertThat(verify(file, "--key", key).status()).isEqualTo(2);
    assertThat(verify(file, "--entry", base64).status()).isEqualTo(2);
  }

  @Test
  void whatIsNoReceiptIsRefusedByName() throws IOException {
    for (var text : List.of("", "{", "{}", "hello", "hy1.", "c2sp.org/tlog-proof@v1\n", "\0\0")) {
      var file = file("no", text.getBytes(UTF_8)).toString();
      var said = verify(file, "--key", key, "--entry", Hash.sha256().base64());
      assertThat(said.status()).as(text).isOne();
      assertThat(said.out()).as(text).contains("✗ This can’t be read", "IT DOES NOT HOLD");
    }
    var note = SignedNote.sign("another text\n", log.signer);
    assertThat(verify(file("note", note.bytes()).toString()).status()).isOne();
  }

  @Test
  void aFileOfHundredMegabytesIsRefusedWithoutReadingIt() throws IOException {
    var path = folder.resolve("large");
    try (var large = new RandomAccessFile(path.toFile(), "rw")) {
      large.setLength(100_000_000);
      large.write("{".getBytes(UTF_8));
    }
    var said = verify(path.toString());

    assertThat(said.status()).isOne();
    assertThat(said.out()).contains("a receipt: larger than anything of this kind may be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "verify",
        "verify a b",
        "verify there-is-no-such-file",
        "verify a --unknown",
        "verify a --key",
        "verify a --key x",
        "verify a --show=yes",
        "unknown",
      })
  void whatCanNotBeDoneAsTypedIsSaid(String line) {
    var said = run(new byte[0], line.isEmpty() ? List.of() : List.of(line.split(" ")));

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err() + said.out()).contains(" ");
  }

  @Test
  void everyFindingHasWordsInBothLanguages() {
    var needed =
        Stream.of(
                keys("trust", Verification.Trust.values()),
                keys("checkpoint", Verification.Signed.values()),
                keys("contradiction", Verification.Contradiction.values()),
                keys("witnessed", Verification.Witnessed.values()))
            .flatMap(List::stream)
            .toList();
    for (var locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      assertThat(bundle(locale).keySet()).containsAll(needed);
    }
    assertThat(bundle(Locale.ENGLISH).keySet()).isEqualTo(bundle(Locale.CHINESE).keySet());
    bundle(Locale.ENGLISH)
        .keySet()
        .forEach(
            k -> {
              String en = bundle(Locale.ENGLISH).getString(k);
              String zh = bundle(Locale.CHINESE).getString(k);
              assertThat(en + zh).as(k).doesNotContain("'");
              for (var place : List.of("{0}", "{1}", "{2}", "{3}")) {
                assertThat(zh.contains(place)).as(k + place).isEqualTo(en.contains(place));
              }
            });
  }

  private static List<String> keys(String prefix, Enum<?>[] constants) {
    return Stream.of(constants).map(c -> prefix + "." + c.name()).toList();
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("org.huiyin.ledger.command.command", locale);
  }

  /// As with `java -jar` of the packaged jar, which is made after the tests: a new process that has
  /// the library’s classes and nothing else.
  @Test
  void startsOnTheLibraryAlone() throws Exception {
    var said = inAProcessOfItsOwn("-Xmx64m", receipt, Main.HOLDS);

    assertThat(said).contains("核对属实");
    try (var files = Files.walk(classes())) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(1_000_000);
    }
  }

  @Test
  void theLargestReceiptNeedsLittleMemory() throws Exception {
    var json = new String(log.receipt().bytes(), UTF_8);
    int left = 16 * 1024 * 1024 - json.getBytes(UTF_8).length;
    var large = json.replace("三个月", "三个月" + "月".repeat(left / 3));

    var said =
        inAProcessOfItsOwn("-Xmx192m", file("large", large.getBytes(UTF_8)), Main.DOES_NOT_HOLD);

    assertThat(said).contains("✗ 有一条记录与账本不符，位置 5");
  }

  private String inAProcessOfItsOwn(String memory, Path file, int status) throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            memory,
            "-cp",
            classes().toString(),
            Main.class.getName(),
            "verify",
            file.toString(),
            "--key",
            key,
            "--lang=zh");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Said verify(String... args) {
    return verify(new byte[0], args);
  }

  private static Said verify(byte[] in, String... args) {
    var all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(args));
    return run(in, all);
  }

  private static Said run(byte[] in, List<String> args) {
    var all = new ArrayList<>(args);
    if (!all.contains("--lang") && !all.isEmpty()) {
      all.add("--lang=en");
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        Main.run(
            all,
            new ByteArrayInputStream(in),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            MARCH_3);
    return new Said(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private record Said(int status, String out, String err) {}
}
