package org.huiyin.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.Filing;
import org.huiyin.matter.Matters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R3, import: what the mapping doesn't name, who used the old system and who brought what has
/// ended don't get into the database, nor anywhere else.
class ImportingTest {

  private static final TestServer SERVER = TestServer.start();

  private static final String MAPPING =
      """
      source: old-desk
      institution: "%s"
      kind: remedy
      relation: concerns
      id: 编号
      users: [创建人]
      open: {column: 状态, values: [办理中]}
      texts: {ask: 标题, story: 内容}
      identity: {name: 姓名, phone: 联系电话}
      """
          .formatted(DemoCounty.PETITIONS);

  private static final String TABLE =
      """
      编号,创建人,昵称,标题,内容,姓名,联系电话,状态,备注,重点人员
      1,hu8891acct,晨雾之舟,路灯不亮,村口的路灯三个月不亮。,赵一鸣,13900000001,办理中,mark-note-1,mark-tag-1
      2,hu8892acct,夜行的猫,水费有误,水费多收了。,钱二友,13900000002,已办结,mark-note-2,mark-tag-2
      3,hu8893acct,小满,积水,雨后积水。 hu8893acct 上,孙三省,13900000003,办理中,mark-note-3,mark-tag-3
      1,hu8894acct,大雪,噪声,夜间施工。,李四海,13900000004,办理中,mark-note-4,mark-tag-4
      5,hu8895acct,立冬,,没有标题。,周五行,13900000005,办理中,mark-note-5,mark-tag-5
      """;

  private static final Importing.Outcome DONE =
      new Importing.Outcome.Done(
          List.of("创建人", "备注", "昵称", "重点人员"), new Importing.Counts(1, 0, 0, 1, 3));

  private final Path folder;

  ImportingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  private static OfficerPrincipal registrar() {
    Officer officer = SERVER.bean(Directory.class).officerByLogin("demo.registrar").orElseThrow();
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private Importing.Job job(String mapping, byte[] table, boolean dry) throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Files.deleteIfExists(rejects);
    return new Importing.Job(
        Files.write(folder.resolve("table.csv"), table),
        Files.writeString(folder.resolve("mapping.yaml"), mapping),
        rejects,
        dry,
        Locale.ENGLISH);
  }

  private Importing.Outcome run(Importing.Job job) throws IOException {
    return new Importing(SERVER.bean(Matters.class), SERVER.bean(Directory.class))
        .run(job, List.of(registrar()), _ -> {});
  }

  /// Every row of every table, as its owner reads it.
  /// Every matter has one; what waits for the public ledger moves by itself.
  private static String journal() throws SQLException {
    return tables("table_name in ('matter', 'journal', 'party', 'outbox')");
  }

  private static String database() throws SQLException {
    return tables("true");
  }

  private static String tables(String which) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection owner = SERVER.database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:migration', false)");
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select quote_ident(table_name) from information_schema.tables"
                  + " where table_schema = 'public' and table_type = 'BASE TABLE' and "
                  + which)) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  /// Whoever leads it owes a lead, a plan and a day within thirty days of the import.
  @Test
  void whatComesInOpenIsListedAsBacklog() throws IOException, SQLException {
    List<String> before = toPutInOrder();
    run(job(MAPPING.replace("old-desk", "backlog"), TABLE.getBytes(UTF_8), false));
    String latest = SERVER.today().plusDays(30).toString();
    List<String> owed = toPutInOrder();
    owed.removeAll(before);
    assertThat(owed).hasSize(1).allMatch(row -> row.contains(latest));
  }

  /// Other tests import open matters into the same server.
  private static List<String> toPutInOrder() throws SQLException {
    return new ArrayList<>(
        tables("table_name = 'duty'")
            .lines()
            .filter(row -> row.contains(",put-in-order,"))
            .toList());
  }

  @Test
  void onlyOpenMattersAndNamedColumnsComeIn() throws IOException, SQLException {
    Importing.Job job = job(MAPPING, TABLE.getBytes(UTF_8), false);

    Importing.Outcome outcome = run(job);

    assertThat(outcome).isEqualTo(DONE);
    String rejects = Files.readString(job.rejects());
    assertThat(rejects.lines())
        .containsExactly(
            "\uFEFF编号,标题,内容,姓名,联系电话,状态,huiyin-reason",
            "3,积水,雨后积水。 hu8893acct 上,孙三省,13900000003,办理中,\"The text holds the name or number of"
                + " an account in the old system, which would link all that one person brought."
                + " Take it out of the text.\"",
            "1,噪声,夜间施工。,李四海,13900000004,办理中,编号: stands in an earlier row too. What occurs"
                + " twice may be a person’s number and not a matter’s.",
            "5,,没有标题。,周五行,13900000005,办理中,\"标题: is empty, and must not be.\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(job.rejects())))
        .isEqualTo("rw-------");
    String database = database();
    assertThat(database).contains("demo.registrar");
    assertThat(database)
        .doesNotContainPattern("hu889\\dacct|mark-note|mark-tag|1390000000|晨雾|夜行的猫|赵一鸣|钱二友");
  }

  @Test
  void aDryRunTakesNothingIn() throws IOException, SQLException {
    String before = journal();

    Importing.Outcome outcome =
        run(job(MAPPING.replace("old-desk", "older"), TABLE.getBytes(UTF_8), true));

    assertThat(outcome).isEqualTo(DONE);
    assertThat(journal()).isEqualTo(before);
  }

  @Test
  void aFileOfRejectsIsNeverWrittenOver() throws IOException {
    Importing.Job job = job(MAPPING, TABLE.getBytes(UTF_8), true);
    Files.writeString(job.rejects(), "what somebody was mending");

    assertThatThrownBy(() -> run(job)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(job.rejects()).hasContent("what somebody was mending");
  }

  @Test
  void noLetterIsGuessed() throws IOException {
    byte[] table = TABLE.getBytes(Charset.forName("GB18030"));

    assertThatThrownBy(() -> run(job(MAPPING, table, true)))
        .isInstanceOfSatisfying(
            UnreadableTable.class,
            thrown -> {
              assertThat(thrown.why()).isEqualTo(UnreadableTable.Why.ENCODING);
              assertThat(thrown.line()).isEqualTo(1);
            });
    assertThat(run(job(MAPPING.replace("old-desk", "older") + "encoding: GB18030\n", table, true)))
        .isEqualTo(DONE);
  }

  @Test
  void aColumnThatIsNotThereIsNamed() throws IOException {
    assertThat(run(job(MAPPING.replace("标题", "题目"), TABLE.getBytes(UTF_8), true)))
        .isEqualTo(new Importing.Outcome.Unusable(List.of("There is no column called 题目.")));
  }

  /// Real messages of a city: 4,024 rows, whose writers' accounts stand in a column.
  @Test
  void noAccountOfAnyRealMessageGetsThrough() throws IOException, Columns.UnfitTable {
    String named = System.getenv("HUIYIN_TEST_DATA");
    Path data =
        named == null || named.isBlank()
            ? Path.of("").toAbsolutePath().resolve("../../shared/data").normalize()
            : Path.of(named);
    Path file = data.resolve("messages-zh").resolve("messages.csv");
    assumeTrue(Files.isReadable(file), "skipped: there are no messages; see HUIYIN_TEST_DATA");
    String yaml =
        """
        source: board
        institution: "%s"
        kind: remedy
        id: 留言编号
        open: all
        texts: {ask: 留言主题, story: 留言详情}
        on: {column: 留言时间, formats: [yyyy/M/d H:mm:ss, yyyy-MM-dd HH:mm:ss]}
        """
            .formatted(DemoCounty.PETITIONS);
    Mapping mapping = ((Mapping.Read.Good) MappingReader.read(yaml)).mapping();

    int open = 0;
    int rejected = 0;
    try (Table table = Table.open(file, mapping)) {
      assertThat(table.columns().dropped()).containsExactly("反对数", "点赞数", "留言用户");
      Guard guard = new Guard(mapping, TestServer.ZONE, TestServer.START);
      for (Iterator<Row> rows = table.rows(); rows.hasNext(); ) {
        Row row = rows.next();
        assertThat(row.taken()).doesNotContainKeys("留言用户", "点赞数", "反对数");
        switch (guard.pass(row)) {
          case Guard.Passed.Fit(var matter) -> {
            open++;
            String user = row.users().getOrDefault("留言用户", "").strip();
            Filing filing = matter.filing();
            boolean named2 = filing.story().contains(user) || filing.ask().contains(user);
            assertThat(named2).as("line %d", row.line()).isFalse();
            assertThat(filing.on()).isNotNull();
          }
          case Guard.Passed.Left _ -> throw new AssertionError("all are open");
          case Guard.Passed.Rejected _ -> rejected++;
        }
      }
    }
    System.out.printf(Locale.ROOT, "real messages: %d pass, %d are rejected%n", open, rejected);
    assertThat(open + rejected).isEqualTo(4_024);
    assertThat(open).isGreaterThan(4_000);
  }
}
