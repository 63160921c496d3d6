package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever owns the database can change it; whatever they change, one thing at a time, is found
/// and named.
class CheckTest {

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

  private static Arguments tampered(String sql, String named) {
    return Arguments.of(sql, named);
  }

  private static Arguments column(String change, String column) {
    return tampered("update matter set " + change + " where id = :m", "column " + column + ":");
  }

  static Stream<Arguments> tampering() {
    return Stream.of(
        tampered(
            "update journal set facts = replace(facts, '\"act\":\"refer\"', '\"act\":\"keep\"')"
                + " where matter = :m and seq = 3",
            "entry 3 was altered: its commitment"),
        tampered(
            "update journal set facts = regexp_replace(facts, '\"on\":\"[0-9-]+\"',"
                + " '\"on\":\"2026-02-01\"') where matter = :m and seq = 1",
            "entry 1 was altered: its commitment"),
        tampered(
            "update journal set facts = '{}' where matter = :m and seq = 2",
            "entry 2 can't be read"),
        tampered(
            "update journal set content_ciphertext = set_byte(content_ciphertext, 20,"
                + " get_byte(content_ciphertext, 20) # 1) where matter = :m and seq = 3",
            "entry 3 was altered: its content"),
        tampered(
            "update journal set content_ciphertext = null where matter = :m and seq = 3",
            "entry 3 was altered: its commitment"),
        tampered(
            "update journal set salt = null where matter = :m and seq = 3",
            "entry 3 has lost its salt, and no entry says that it was erased"),
        tampered(
            "update journal set commitment = set_byte(commitment, 0, get_byte(commitment, 0) # 1)"
                + " where matter = :m and seq = 3",
            "entry 3 was altered: its commitment"),
        tampered(
            "delete from outbox where matter = :m and seq = 2;"
                + " delete from journal where matter = :m and seq = 2",
            "entry 2 is missing"),
        tampered(
            "delete from outbox where matter = :m and seq = 4;"
                + " delete from journal where matter = :m and seq = 4",
            "it knows 4 entries, the journal has 3"),
        tampered(
            "update journal a set facts = b.facts, content_ciphertext = b.content_ciphertext, salt"
                + " = b.salt, commitment = b.commitment from journal b where a.matter = :m and"
                + " b.matter = :m and a.seq + b.seq = 5 and a.seq in (2, 3)",
            "entry 2 belongs to another place"),
        tampered(
            "update matter set state = replace(state, '\"handling\"', '\"answered\"') where id ="
                + " :m",
            "folded from the journal"),
        tampered("update matter set state = '{}' where id = :m", "state: "),
        tampered("update matter set version = version - 1 where id = :m", "state: version"),
        tampered(
            "update matter set number = left(number, 12) || '00000000-0' where id = :m",
            "its number isn't the one that was filed"),
        tampered(
            "update matter set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) #"
                + " 1) where id = :m",
            "its content can't be opened"),
        column("stage = 'answered'", "stage"),
        column("next_on = null", "next_on"),
        column("next_on = next_on + 100", "next_on"),
        column("last_on = last_on - 1", "last_on"),
        column("opened_on = opened_on + 1", "opened_on"),
        column("relation = 'accuses'", "relation"),
        column("walled = array[gen_random_uuid()]", "walled"),
        column("walled_officers = array[gen_random_uuid()]", "walled_officers"),
        column("about_officer = gen_random_uuid()", "about_officer"),
        column("recused = array[gen_random_uuid()]", "recused"),
        column("anonymous = true", "anonymous"),
        column("topic = 'wages'", "topic"),
        column("place = null", "place"),
        column("responsible = registering", "responsible"),
        column("reviewing = registering", "reviewing"),
        tampered("delete from duty where matter = :m and clock = 'answer'", "(answer) is missing"),
        tampered("delete from matter_words where matter = :m", "matter_words: its row is missing"),
        tampered(
            "update matter_words set marks = array_remove(marks, 's:handling') where matter = :m",
            "matter_words: column marks"),
        tampered(
            "update matter_words set words = words || 'x:1A'::tsvector where matter = :m",
            "matter_words: column words"),
        tampered(
            "update matter_words set opened_on = opened_on - 1 where matter = :m",
            "matter_words: column opened_on"),
        tampered(
            "update duty set due = due + 30 where matter = :m and clock = 'answer'",
            "(answer) is missing or differs"),
        tampered(
            "update duty set institution = null where matter = :m and clock = 'answer'",
            "(answer) is missing or differs"),
        tampered(
            "update duty set topic = 'wages' where matter = :m and clock = 'answer'",
            "is listed under another stage, topic or place"),
        tampered(
            "insert into duty select authority, matter, 99, clock, promise, is_window, role,"
                + " institution, unit, officer, start, due, provisional, stage, topic, place from"
                + " duty where matter = :m and clock = 'answer'",
            "duty 99 (answer) isn't owed"),
        tampered(
            "delete from outbox where matter = :m and seq = 3 and n = 1",
            "notice 3/1 is missing or differs"),
        tampered(
            "update outbox set institution = null where matter = :m and seq = 3 and n = 2",
            "notice 3/2 is missing or differs"),
        tampered(
            "update outbox set told_on = told_on + 1 where matter = :m and seq = 3 and n = 1",
            "notice 3/1 is missing or differs"),
        tampered(
            "insert into outbox select authority, matter, seq, 99, audience, institution, raised,"
                + " notice, told_on from outbox where matter = :m and seq = 3 and n = 1",
            "notice 3/99 isn't in the journal"));
  }

  private static Brought accepted() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("topic", "irrigation");
    filing.put("place", "990123101201");
    return Brought.of(api, filing)
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater())
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "书面答复。")));
  }

  @ParameterizedTest
  @MethodSource("tampering")
  void namesWhatWasTamperedWith(String sql, String named) throws SQLException {
    String id = id(accepted().number());
    assertThat(differences()).isEmpty();
    execute(sql.replace(":m", "'" + id + "'"));
    try {
      assertThat(differences()).anySatisfy(what -> assertThat(what).contains(named));
    } finally {
      execute("begin; " + removal(id) + "; commit");
    }
  }

  private static String removal(String id) {
    StringBuilder sql = new StringBuilder();
    for (String table : List.of("matter_words", "outbox", "duty", "journal", "party")) {
      sql.append("delete from ").append(table).append(" where matter = '").append(id).append("'; ");
    }
    return sql + "delete from matter where id = '" + id + "'";
  }

  private static List<String> differences() {
    return server.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::what)
        .toList();
  }

  private static String id(String number) throws SQLException {
    try (Connection owner = server.database().owner();
        var query = owner.prepareStatement("select id from matter where number = ?")) {
      query.setString(1, number);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aTopicThatWasSetAnewIsNoDifferenceAndTheOldOneIs() throws SQLException {
    Brought brought = accepted();
    brought.done(
        "demo.handler",
        "describe",
        Map.of("topic", "drinking-water", "texts", Map.of("summary", "村里停水三周。")));
    String id = id(brought.number());
    try {
      assertThat(differences()).isEmpty();
      execute("update matter set topic = 'irrigation' where id = '" + id + "'");
      execute("update duty set topic = 'irrigation' where matter = '" + id + "'");
      assertThat(differences()).anySatisfy(what -> assertThat(what).contains("column topic:"));
    } finally {
      execute("begin; " + removal(id) + "; commit");
    }
  }

  @Test
  void aRowThatNobodyCanReadHidesNoOther() throws SQLException {
    String one = id(accepted().number());
    String other = id(accepted().number());
    execute("update matter set state = '{}' where id = '" + one + "'");
    execute("delete from duty where matter = '" + other + "' and clock = 'answer'");
    try {
      assertThat(differences())
          .anySatisfy(what -> assertThat(what).contains("state: "))
          .anySatisfy(what -> assertThat(what).contains("(answer) is missing"));
    } finally {
      execute("begin; " + removal(one) + "; " + removal(other) + "; commit");
    }
  }

  @Test
  void namesAFileThatNoMatterHasOnceTheSweepShouldHaveTakenIt() throws IOException {
    UUID id = UUID.randomUUID();
    Path stray = server.home().resolve("evidence/kept").resolve(id.toString());
    Files.writeString(stray, "sealed");
    try {
      assertThat(differences()).as("it may be part of an act that is being sent").isEmpty();
      Instant now = InstantSource.system().instant();
      Files.setLastModifiedTime(stray, FileTime.from(now.minus(Duration.ofDays(4))));
      assertThat(server.bean(Checking.class).check(true).differences())
          .extracting(Checking.Difference::toString)
          .containsExactly("evidence " + id + ": belongs to no matter, and is still kept");
    } finally {
      Files.delete(stray);
    }
  }

  @Test
  void namesTenThousandAndCountsTheRest() {
    CheckingFound found = new CheckingFound();
    List<Checking.Difference> some =
        Collections.nCopies(7_000, new Checking.Difference("1", "differs"));
    found.addAll(some);
    found.addAll(some);
    assertThat(found.all()).hasSize(CheckingFound.MOST + 1);
    assertThat(found.all().getLast())
        .hasToString("all matters: 4000 more differences aren't named");
  }

  @Test
  void saysHowFarItIs() {
    accepted();
    List<Long> done = new ArrayList<>();
    Checking.Report report =
        server.bean(Checking.class).check(false, _ -> {}, (now, all) -> done.add(all - now));
    assertThat(report.holds()).isTrue();
    assertThat(done).isNotEmpty().endsWith(0L);
  }

  @Test
  void holdsWhereNobodyTampered() {
    Brought.reviewed(api);
    Brought.of(api, Brought.anAnonymousComplaint()).done("withdraw", Map.of());
    accepted().open("demo.lead");
    Checking.Report report = server.bean(Checking.class).check(true);
    assertThat(report.differences()).isEmpty();
    assertThat(report.matters()).isGreaterThanOrEqualTo(3);
  }
}
