package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.database.TestDatabase;
import org.huiyin.demo.DemoCounty;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Samples;
import org.huiyin.evidence.Taken;
import org.huiyin.privacy.ArchiveKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A matter whose term here is over goes to the archive: sealed to its key, of which the server has
/// the public half alone, and for good when the archive's term is over.
class ArchivingTest {

  private static final byte[] PDF = Samples.PDF.getBytes(StandardCharsets.ISO_8859_1);

  private final Path archive;
  private TestServer server;
  private Api api;

  ArchivingTest(@TempDir Path folder) {
    this.archive = folder;
  }

  @BeforeEach
  void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Receipt withdrawn() {
    Taken taken = server.bean(Holding.class).take("标记乙.pdf", new ByteArrayInputStream(PDF));
    Evidence file = ((Taken.Held) taken).file();
    Filing filing =
        new Filing(
                "remedy",
                Relation.CONCERNS,
                DemoCounty.PETITIONS,
                Filing.About.NOTHING,
                "web",
                null,
                null,
                "请修好标记丙",
                "标记甲",
                null,
                null,
                Map.of("name", "标记戊", "phone", "13900001234"),
                1)
            .with(List.of(file));
    FilingOutcome outcome = server.bean(Matters.class).file(filing, Api.newKey(), Locale.ENGLISH);
    Receipt receipt = ((FilingOutcome.Filed) outcome).receipt();
    Brought brought = new Brought(api, receipt.number(), receipt.key()).done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    assertThat(brought.stage()).isEqualTo("withdrawn");
    return receipt;
  }

  private LocalDate lastOn(Receipt receipt) {
    return LocalDate.parse(
        rows("select last_on::text from matter where id = ?::uuid", receipt).getFirst());
  }

  private List<String> rows(String sql, Receipt receipt) {
    return server.database().rows(sql, receipt.matter().toString());
  }

  private List<String> differences() {
    return server.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::toString)
        .toList();
  }

  private Path privateKey() {
    Path file = archive.resolve("private");
    ArchiveKeys.create(server.home(), file);
    return file;
  }

  private boolean isKept(UUID file) {
    return Files.exists(server.home().resolve("evidence/kept").resolve(file.toString()));
  }

  @Test
  void isSealedToItOutOfEveryUseAndGoesAtTheEndOfItsTerm() throws IOException {
    Path key = privateKey();
    Receipt receipt = withdrawn();
    LocalDate here = lastOn(receipt).plusYears(3);
    UUID file =
        UUID.fromString(
            rows(
                    "select facts::jsonb #>> '{evidence,0,id}' from journal where matter = ?::uuid order by seq",
                    receipt)
                .getFirst());
    server.moveTo(here);
    assertThat(server.bean(Retention.class).sweep().erased()).isZero();
    server.moveTo(here.plusDays(1));
    assertThat(server.bean(Retention.class).dueBy(server.today()))
        .singleElement()
        .satisfies(due -> assertThat(due.toArchive()).isTrue());

    assertThat(server.bean(Retention.class).sweep()).isEqualTo(new Retention.Swept(1, 0));

    assertThat(rows("select 1 from party where matter = ?::uuid", receipt)).isEmpty();
    assertThat(
            rows("select octet_length(wrapped_key)::text from matter where id = ?::uuid", receipt))
        .containsExactly("0");
    assertThat(differences()).isEmpty();
    Brought brought = new Brought(api, receipt.number(), receipt.key());
    Api.problem(brought.open("demo.registrar"), 404, "not-found");
    server
        .bean(EvidenceFolder.class)
        .sweep(
            Instant.now().plusSeconds(400 * 86_400L),
            files -> server.bean(Attaching.class).store().recorded(files));
    assertThat(isKept(file)).isTrue();

    ArchivedMatters.Sealed sealed =
        server.bean(ArchivedMatters.class).find(receipt.number()).orElseThrow();
    byte[] plain = ArchiveKeys.open(key, sealed.authority(), sealed.matter(), sealed.bytes());
    JsonNode document = JsonMapper.builder().build().readTree(plain);
    assertThat(document.required("identity").required("name").stringValue()).isEqualTo("标记戊");
    assertThat(
            document.required("entries").get(0).required("texts").required("story").stringValue())
        .isEqualTo("标记甲");
    JsonNode kept =
        document
            .required("files")
            .valueStream()
            .filter(one -> one.required("id").stringValue().equals(file.toString()))
            .findFirst()
            .orElseThrow();
    byte[] fileKey = Base64.getDecoder().decode(kept.required("key").stringValue());
    try (InputStream opened =
        server
            .bean(Sealing.class)
            .openFile(server.bean(EvidenceFolder.class).open(file), FileKey.of(fileKey), file)) {
      assertThat(opened.readAllBytes()).isEqualTo(PDF);
    }
    assertThatThrownBy(
            () -> ArchiveKeys.open(key, sealed.authority(), UUID.randomUUID(), sealed.bytes()))
        .isInstanceOf(IllegalStateException.class);

    server.moveTo(lastOn(receipt).plusYears(10));
    assertThat(server.bean(Retention.class).sweep().erased()).isZero();
    server.moveTo(lastOn(receipt).plusYears(10).plusDays(1));
    assertThat(server.bean(Retention.class).sweep()).isEqualTo(new Retention.Swept(1, 0));
    assertThat(server.bean(ArchivedMatters.class).find(receipt.number())).isEmpty();
    assertThat(isKept(file)).isFalse();
    assertThat(
            rows(
                "select facts::jsonb ->> 'act' from journal where matter = ?::uuid order by seq desc limit 2",
                receipt))
        .containsExactly("erased", "archived");
    assertThat(differences()).isEmpty();
  }

  @Test
  void aBackupThatIsPutBackIsSealedToItOnceMore() {
    Path key = privateKey();
    Receipt receipt = withdrawn();
    server.close();
    TestDatabase backup = server.database().copied();
    server = server.againOn(server.database());
    server.moveTo(lastOn(receipt).plusYears(3).plusDays(1));
    assertThat(server.bean(Retention.class).sweep().erased()).isEqualTo(1);

    server = server.againOn(backup);

    assertThat(rows("select 1 from party where matter = ?::uuid", receipt)).isEmpty();
    ArchivedMatters.Sealed sealed =
        server.bean(ArchivedMatters.class).find(receipt.number()).orElseThrow();
    assertThat(
            new String(
                ArchiveKeys.open(key, sealed.authority(), sealed.matter(), sealed.bytes()),
                StandardCharsets.UTF_8))
        .contains("标记戊");
    assertThat(differences()).isEmpty();
  }

  @Test
  void thereIsOneKeyAndItsPrivateHalfIsNotHere() throws IOException {
    Path key = privateKey();
    byte[] secret = Files.readAllBytes(key);
    assertThat(Files.readAllBytes(server.home().resolve("keys/archive.public")))
        .isNotEqualTo(secret)
        .hasSizeLessThan(secret.length);
    assertThatThrownBy(() -> ArchiveKeys.create(server.home(), archive.resolve("another")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
  }
}
