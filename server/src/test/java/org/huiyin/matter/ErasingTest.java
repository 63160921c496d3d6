package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.demo.DemoCounty;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Samples;
import org.huiyin.evidence.Taken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is erased is gone from every table and folder, an entry says so, and check holds.
class ErasingTest {

  private static final String STORY = "标记甲的泵站去年十月坏了。";

  private static TestServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Evidence held() {
    byte[] pdf = Samples.PDF.getBytes(StandardCharsets.ISO_8859_1);
    Taken taken = server.bean(Holding.class).take("标记乙.pdf", new ByteArrayInputStream(pdf));
    if (taken instanceof Taken.Held(Evidence file)) {
      return file;
    }
    throw new AssertionError("not held: " + taken);
  }

  /// With a name, a telephone number and a file.
  private static Receipt brought() {
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
                STORY,
                "标记丁村东头",
                null,
                Map.of("name", "标记戊", "phone", "13900001234"),
                1)
            .with(List.of(held()));
    FilingOutcome outcome = server.bean(Matters.class).file(filing, Api.newKey(), Locale.ENGLISH);
    if (outcome instanceof FilingOutcome.Filed filed) {
      return filed.receipt();
    }
    throw new AssertionError("not filed: " + outcome);
  }

  /// Withdrawn, and the time to take that back is over.
  private static Receipt withdrawn() {
    Receipt receipt = brought();
    Brought brought = new Brought(api, receipt.number(), receipt.key());
    brought.done("demo.registrar", "register", Map.of());
    brought.open("demo.registrar");
    brought.done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    assertThat(brought.stage()).isEqualTo("withdrawn");
    return receipt;
  }

  private static Complainant complainant(Receipt receipt) {
    return new Complainant(receipt.authority(), receipt.matter(), receipt.number());
  }

  private static OwnErasure own() {
    return server.bean(OwnErasure.class);
  }

  private static List<String> differences() {
    return server.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::toString)
        .toList();
  }

  private static long rows(String table, Receipt receipt) {
    return server
        .database()
        .rows("select 1 from " + table + " where matter = ?::uuid", receipt.matter().toString())
        .size();
  }

  @Test
  void leavesFactsAloneAndTheCheckHolds() {
    Receipt receipt = withdrawn();
    assertThat(rows("party", receipt)).isEqualTo(1);
    assertThat(rows("matter_words", receipt)).isEqualTo(1);
    assertThat(rows("evidence", receipt)).as("what was sent, and its copy").isEqualTo(2);

    assertThat(own().all(complainant(receipt), Locale.ENGLISH)).isEmpty();
    assertThat(rows("matter_words", receipt)).isZero();

    List<String> entries =
        server
            .database()
            .rows(
                "select facts::jsonb ->> 'act' || ':' || (content_ciphertext is null) || ':' || (salt is null)"
                    + " from journal where matter = ?::uuid order by seq",
                receipt.matter().toString());
    assertThat(entries.getLast()).isEqualTo("erased:true:false");
    assertThat(entries.subList(0, entries.size() - 1))
        .hasSizeGreaterThan(3)
        .allSatisfy(entry -> assertThat(entry).endsWith(":true:true"));
    assertThat(
            server
                .database()
                .rows(
                    "select wrapped_key::text || erased_on from matter where id = ?::uuid",
                    receipt.matter().toString()))
        .containsExactly("\\x" + server.today());
    assertThat(differences()).isEmpty();
  }

  /// A table that another module adds is emptied too, unless it says that it is kept: what is
  /// kept is listed here, so that somebody has thought about it.
  @Test
  void emptiesEachTableThatBelongsToMattersButThoseThatSayThatTheyAreKept() {
    Receipt receipt = withdrawn();
    assertThat(own().all(complainant(receipt), Locale.ENGLISH)).isEmpty();
    List<String> tables =
        server
            .database()
            .rows(
                """
                select c.relname from pg_class c where c.relkind in ('r', 'p')
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority')
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter')
                order by 1
                """);
    assertThat(tables).contains("party", "evidence", "draft", "duty", "key_recovery");
    assertThat(tables)
        .filteredOn(
            table ->
                !Set.of("journal", "outbox", "erasure", "legal_hold", "lawful_order")
                    .contains(table))
        .allSatisfy(table -> assertThat(rows(table, receipt)).as(table).isZero());
  }

  /// Everything that the database says of it, and everything below the folder of the server.
  @Test
  void leavesNoWordNoNameNoKeyAndNoFileAnywhere() throws IOException {
    Receipt receipt = withdrawn();
    String id = receipt.matter().toString();
    String file =
        server
            .database()
            .rows("select id::text from evidence where matter = ?::uuid", id)
            .getFirst();
    List<String> secrets =
        new ArrayList<>(
            server
                .database()
                .rows(
                    """
                    select encode(wrapped_key, 'hex') from matter where id = ?::uuid
                    union all select encode(file_key, 'hex') from evidence where matter = ?::uuid
                    union all select encode(identity, 'hex') from party where matter = ?::uuid
                    union all select encode(content_ciphertext, 'hex') from journal
                      where matter = ?::uuid and content_ciphertext is not null
                    union all select encode(salt, 'hex') from journal where matter = ?::uuid
                    """,
                    id,
                    id,
                    id,
                    id,
                    id));
    assertThat(secrets).hasSizeGreaterThan(8);
    assertThat(dump()).contains(secrets.getFirst());
    assertThat(evidence()).contains(file);

    assertThat(own().all(complainant(receipt), Locale.ENGLISH)).isEmpty();

    secrets.addAll(List.of("标记", "13900001234", receipt.key(), receipt.key().replace("-", "")));
    String dump = dump();
    assertThat(secrets).allSatisfy(secret -> assertThat(dump).doesNotContain(secret));
    assertThat(evidence()).doesNotContain(file);
    try (Stream<Path> paths = Files.walk(server.home())) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(path, StandardCharsets.ISO_8859_1);
        assertThat(content)
            .as(path.toString())
            .doesNotContain(receipt.key())
            .doesNotContain(
                new String("标记".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static List<String> evidence() {
    try (Stream<Path> paths = Files.list(server.home().resolve("evidence/kept"))) {
      return paths.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Each row of each table, as text.
  private static String dump() {
    StringBuilder dump = new StringBuilder();
    for (String table :
        server
            .database()
            .rows(
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
      server.database().rows("select t::text from \"" + table + "\" t").forEach(dump::append);
    }
    return dump.toString();
  }

  @Test
  void noOfficerFindsItAnyMoreAndItsKeyOpensNothing() {
    Receipt receipt = withdrawn();
    Brought brought = new Brought(api, receipt.number(), receipt.key());
    assertThat(brought.open("demo.registrar").statusCode()).isEqualTo(200);
    assertThat(own().all(complainant(receipt), Locale.ENGLISH)).isEmpty();
    Api.problem(brought.open("demo.registrar"), 404, "not-found");
    HttpResponse<String> answer =
        api.get(
            "/matters/" + receipt.number(),
            "Authorization",
            Api.basic(receipt.number(), receipt.key()));
    Api.problem(answer, 410, "erased");
    Api.problem(brought.act("add", Map.of("texts", Map.of("text", "又"))), 410, "erased");
  }

  @Test
  void theApiErasesWithTheKeyAndSaysWhatKeepsTheRest() {
    Receipt receipt = brought();
    String[] key = {"Authorization", Api.basic(receipt.number(), receipt.key())};
    String address = "/matters/" + receipt.number() + "/erasure";
    assertThat(Api.json(api.get(address, key)).required("all").required("reason").stringValue())
        .isEqualTo("open");
    Api.problem(api.post(address, "{\"what\":\"all\"}", key), 409, "erasure-refused");
    Api.problem(api.post(address, "{\"what\":\"it\"}", key), 422, "invalid-fields");
    Api.problem(
        api.post(address, "{\"what\":\"all\"}", "Authorization", api.bearer("demo.registrar")),
        401,
        "unauthenticated");
    assertThat(api.post(address, "{\"what\":\"identity\"}", key).statusCode()).isEqualTo(204);
    assertThat(rows("party", receipt)).isZero();
  }

  @Test
  void whatIsOpenIsKept() {
    Receipt receipt = brought();
    assertThat(own().all(complainant(receipt), Locale.ENGLISH))
        .hasValueSatisfying(kept -> assertThat(kept.why()).isEqualTo(OwnErasure.Reason.OPEN));
    assertThat(rows("party", receipt)).isEqualTo(1);
  }

  @Test
  void whoeverBroughtItBecomesNobodyWhileItGoesOn() {
    Receipt receipt = brought();
    Brought brought = new Brought(api, receipt.number(), receipt.key());
    assertThat(own().identity(complainant(receipt))).isEmpty();
    assertThat(rows("party", receipt)).isZero();
    assertThat(own().identity(complainant(receipt)))
        .hasValueSatisfying(kept -> assertThat(kept.why()).isEqualTo(OwnErasure.Reason.NOBODY));
    brought.done("demo.registrar", "register", Map.of());
    assertThat(brought.view().required("happened").toString())
        .contains("identity-erased")
        .contains(STORY);
    assertThat(differences()).isEmpty();
  }

  @Test
  void theServersRoleCanNotEraseWithoutAnEntryThatSaysSo() {
    Receipt receipt = withdrawn();
    int last =
        Integer.parseInt(
            server
                .database()
                .rows(
                    "select last_seq::text from matter where id = ?::uuid",
                    receipt.matter().toString())
                .getFirst());
    for (String principal :
        List.of(
            "system:retention",
            "complainant:" + receipt.authority() + "/" + receipt.matter(),
            "system:check")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> {
                try (var connection = server.database().server();
                    var statement = connection.createStatement()) {
                  connection.setAutoCommit(false);
                  statement.execute(
                      "select set_config('huiyin.principal', '" + principal + "', true)");
                  statement.execute(
                      "select erase_matter('%s', '%s', %d, 'all', '%s')"
                          .formatted(
                              receipt.authority(),
                              receipt.matter(),
                              last,
                              LocalDate.now(java.time.ZoneOffset.UTC)));
                }
              })
          .as(principal)
          .extracting(e -> ((java.sql.SQLException) e).getSQLState())
          .isEqualTo("HY004");
    }
  }
}
