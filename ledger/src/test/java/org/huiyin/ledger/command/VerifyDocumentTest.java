package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Opening;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Log;
import org.huiyin.ledger.receipt.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `docs/verify.md` shows is what comes out, and its program of forty lines verifies as this
/// library does.
class VerifyDocumentTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final String FENCE = "```";

  private final Log log = Log.withAMatter();
  private final Receipt receipt = example(log.receipt());
  private final String key = log.signer.key().toString();

  @ParameterizedTest
  @ValueSource(strings = {"verify.md", "verify.zh-CN.md"})
  void showsTheReceiptItsKeyAndWhatIsSaidOfIt(String name) throws IOException {
    var document = Files.readString(DOCS.resolve(name));
    var language = name.contains("zh") ? "zh" : "en";

    assertThat(document)
        .contains(new String(receipt.bytes(), UTF_8))
        .contains("--key " + key)
        .contains(said(language));
  }

  @Test
  void showsEachStepOfTheWay() throws IOException {
    var entry = (Entry.Opened) receipt.entries().getFirst();
    var opening = Opening.withoutContent(entry.content().getBytes(UTF_8), entry.salt());
    Commitment commitment = entry.commitment();

    assertThat(Files.readString(DOCS.resolve("verify.md")))
        .contains(Hash.of(opening.factsKey()).hex())
        .contains(Hash.of(opening.contentMac()).hex())
        .contains(commitment.hash().hex())
        .contains(commitment.leaf().hex())
        .contains(log.checkpoint().root().hex())
        .contains(CompactPromise.of(receipt.promise().orElseThrow()).text())
        .contains(receipt.promise().orElseThrow().toString())
        .contains(receipt.checkpoint().orElseThrow().toString());
  }

  @Test
  void itsProgramVerifiesTheReceiptAndRefusesAnother(@TempDir Path folder) throws Exception {
    assumeTrue(isThere("python3", "--version") && isThere("openssl", "version"));
    var program = Files.writeString(folder.resolve("verify.py"), block("python")).toString();
    var sound = Files.write(folder.resolve("sound.json"), receipt.bytes()).toString();
    var json = new String(receipt.bytes(), UTF_8);
    var altered =
        Files.writeString(folder.resolve("altered.json"), json.replace("broken", "mended"));
    var forged =
        Files.writeString(folder.resolve("forged.json"), json.replace("2026-05-01", "2027-05-01"));

    assertThat(status("python3", program, sound, key)).isZero();
    assertThat(status("python3", program, altered.toString(), key)).isNotZero();
    assertThat(status("python3", program, forged.toString(), key)).isNotZero();
  }

  /// One entry of it is enough.
  private static Receipt example(Receipt receipt) {
    return new Receipt(
        receipt.origin(),
        receipt.keys(),
        receipt.promise(),
        receipt.entries().subList(0, 1),
        receipt.checkpoint());
  }

  private String said(String language) throws IOException {
    var file = Files.createTempFile("receipt", ".json");
    try {
      Files.write(file, receipt.bytes());
      var out = new ByteArrayOutputStream();
      Main.run(
          List.of("verify", file.toString(), "--key", key, "--lang", language),
          InputStream.nullInputStream(),
          new PrintStream(out, true, UTF_8),
          System.err,
          Clock.fixed(Instant.parse("2026-03-05T00:00:00Z"), ZoneOffset.UTC));
      return out.toString(UTF_8);
    } finally {
      Files.delete(file);
    }
  }

  private static String block(String language) throws IOException {
    var document = Files.readString(DOCS.resolve("verify.md"));
    int start = document.indexOf(FENCE + language + "\n") + FENCE.length() + language.length() + 1;
    return document.substring(start, document.indexOf("\n" + FENCE, start) + 1);
  }

  private static boolean isThere(String... command) throws InterruptedException {
    try {
      return status(command) == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static int status(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
