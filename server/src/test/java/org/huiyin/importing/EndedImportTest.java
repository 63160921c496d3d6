package org.huiyin.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.HuiyinApplication;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.inspection.Inspection;
import org.huiyin.matter.Checking;
import org.huiyin.matter.Matters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has ended comes in with its own days, goes to the institution that had it, and comes in
/// once, however often a table is fed in.
class EndedImportTest {

  private static final TestServer SERVER = TestServer.start();

  private static final String TABLE =
      """
      编号,创建人,部门,类别,来源,主题,标题,内容,补充,状态,来件,转办,承办,办结,答复,姓名
      1,acct-771,水务,求决,来电,水,修渠,渠坏了。,,已办结,2019/3/1,2019/3/2,农村水利科,2019/4/1,已修好。,赵一鸣
      2,acct-772,信访,建议,来访,路,装灯,路太黑。,晚上。,办理中,2026/1/30,,,,,钱二友
      3,acct-773,环保,求决,来电,水,停排,河水黑。,,已办结,2019/3/1,,,2019/4/1,已查处。,孙三省
      4,acct-774,水务,求决,来电,水,修泵,泵坏了。,,已办结,2019/3/1,,,,,李四海
      5,acct-775,水务,求决,来电,水,水费,多收了。,,转办中,2019/3/1,,,2019/4/1,已退。,周五行
      6,acct-776,水务,求决,来电,水,停水,停了三天。,,已办结,3/4/2019,,,2019/4/9,已通水。,吴六顺
      7,acct-777,水务,求决,来电,水,漏水,acct-777 报过。,,已办结,2019/3/1,,,2019/4/1,=已堵。,郑七安
      """;

  private final Path folder;

  EndedImportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void end() {
    SERVER.close();
  }

  private static String mapping(String source) {
    return """
        source: %s
        institution: {column: 部门, values: {水务: %s, 信访: %s}}
        kind: {column: 类别, values: {求决: remedy, 建议: suggestion}}
        relation: concerns
        channel: {column: 来源, values: {来电: phone}, else: letter}
        topic: {column: 主题, values: {水: irrigation}, else: }
        id: 编号
        users: [创建人]
        open: {column: 状态, values: [办理中], ended: [已办结]}
        texts: {ask: 标题, story: [内容, 补充]}
        on: {column: 来件, formats: [yyyy/M/d, M/d/yyyy, d/M/yyyy]}
        acts:
          passed-on: {column: 转办, texts: {to: 承办}}
          closed: {column: 办结, texts: {answer: 答复}}
        identity: {name: 姓名}
        """
        .formatted(source, DemoCounty.WATER, DemoCounty.PETITIONS);
  }

  private static List<OfficerPrincipal> registrars() {
    return Stream.of("demo.registrar", "demo.water-registrar")
        .map(login -> SERVER.bean(Directory.class).officerByLogin(login).orElseThrow())
        .map(EndedImportTest::principal)
        .toList();
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Importing.Counts run(Path table, String mapping, boolean dry) throws IOException {
    Importing.Job job =
        new Importing.Job(
            table, file("map.yaml", mapping), rejects(table), dry, Locale.SIMPLIFIED_CHINESE);
    Importing importing = new Importing(SERVER.bean(Matters.class), SERVER.bean(Directory.class));
    return ((Importing.Outcome.Done) importing.run(job, registrars(), _ -> {})).counts();
  }

  private static Path rejects(Path table) {
    return table.resolveSibling(table.getFileName() + ".rejects.csv");
  }

  /// What is in the log moves while it is read, until all that came in is.
  private static void holds() throws IOException {
    Path checkpoint = SERVER.home().resolve("state").resolve("checkpoint");
    String before;
    Inspection.Report report;
    do {
      before = Files.readString(checkpoint);
      report = SERVER.bean(Inspection.class).inspect(true, List.of());
    } while (!before.equals(Files.readString(checkpoint)));
    assertThat(report.differences()).isEmpty();
  }

  private static String rows(String sql) throws SQLException {
    try (Connection owner = SERVER.database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:migration', false)");
      StringBuilder all = new StringBuilder();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          all.append(rows.getString(1)).append('\n');
        }
      }
      return all.toString();
    }
  }

  @Test
  void aTableIsFedInMendedAndFedInAgain() throws IOException, SQLException {
    Path table = file("table.csv", TABLE);
    String mapping = mapping("letters");

    assertThat(run(table, mapping, true)).isEqualTo(new Importing.Counts(1, 1, 0, 0, 5));
    Files.delete(rejects(table));
    assertThat(run(table, mapping, false)).isEqualTo(new Importing.Counts(1, 1, 0, 0, 5));

    assertThat(Files.readString(rejects(table)).lines())
        .containsExactly(
            "\uFEFF编号,部门,类别,来源,主题,标题,内容,补充,状态,来件,转办,承办,办结,答复,姓名,huiyin-reason",
            "3,环保,求决,来电,水,停排,河水黑。,,已办结,2019/3/1,,,2019/4/1,已查处。,孙三省,部门：mapping 的对照表中没有这个值。",
            "4,水务,求决,来电,水,修泵,泵坏了。,,已办结,2019/3/1,,,,,李四海,转办、办结：已经办结，但没有办结日期。",
            "5,水务,求决,来电,水,水费,多收了。,,转办中,2019/3/1,,,2019/4/1,已退。,周五行,状态：本系统中没有这一项。",
            "6,水务,求决,来电,水,停水,停了三天。,,已办结,3/4/2019,,,2019/4/9,已通水。,吴六顺,来件：可以读成两个不同的日期。"
                + "请写成 2024-11-29 的样子，或在 mapping 中写明以第一种格式为准（ambiguous: first）。",
            "7,水务,求决,来电,水,漏水,acct-777 报过。,,已办结,2019/3/1,,,2019/4/1,'=已堵。,郑七安,"
                + "内容中写有旧系统的账号，凭它能把同一个人的事项连在一起。请从内容中删去。");

    String mended =
        Files.readString(rejects(table))
            .replace("3,环保", "3,信访")
            .replace(",,,,,李四海", ",,,2019/5/1,已换。,李四海")
            .replace("转办中", "已办结")
            .replace("3/4/2019", "2019/3/4")
            .replace("acct-777 ", "");
    Path again = file("mended.csv", mended);
    assertThat(run(again, mapping, false)).isEqualTo(new Importing.Counts(0, 5, 0, 0, 0));
    assertThat(rejects(again)).doesNotExist();
    Files.delete(rejects(table));
    assertThat(run(table, mapping, false)).isEqualTo(new Importing.Counts(0, 0, 2, 0, 5));
    assertThat(run(again, mapping, false)).isEqualTo(new Importing.Counts(0, 0, 5, 0, 0));

    // The same numbers of another system are others.
    assertThat(run(again, mapping("calls"), true)).isEqualTo(new Importing.Counts(0, 5, 0, 0, 0));
    assertThat(rows("select facts::text from journal"))
        .contains("2019-03-01", "letters")
        .doesNotContain("acct-77", "赵一鸣", "郑七安", "渠坏了");
    assertThat(
            rows("select m.kind || ' ' || m.channel || coalesce(' ' || m.topic, '') from matter m"
                    + " where m.id in (select j.matter from journal j"
                    + " where j.facts::text like '%letters%')")
                .lines())
        .containsExactlyInAnyOrder(
            "suggestion letter",
            "remedy phone irrigation",
            "remedy phone irrigation",
            "remedy phone irrigation",
            "remedy phone irrigation",
            "remedy phone irrigation",
            "remedy phone irrigation");
    holds();
  }

  /// By a process of its own, which is killed in the middle as a power cut would.
  @Test
  void whatWasCutOffGoesOnWhereItEnded() throws IOException, SQLException, InterruptedException {
    int all = 3 * Feeding.BATCH;
    StringBuilder rows = new StringBuilder(TABLE.lines().findFirst().orElseThrow()).append('\n');
    for (int i = 0; i < all; i++) {
      rows.append("k%d,,水务,求决,来电,水,修渠,渠坏了。,,已办结,2019/3/1,,,2019/4/1,已修。,\n".formatted(i));
    }
    Path table = file("many.csv", rows.toString());
    String mapping = mapping("killed");
    long before = matters();
    Process process = process(table, file("map.yaml", mapping));
    while (matters() == before && process.isAlive()) {
      Thread.onSpinWait();
    }
    process.destroyForcibly();
    assertThat(process.waitFor()).isNotZero().isNotEqualTo(1);
    long half = matters() - before;
    assertThat(half).isBetween(1L, all - 1L);

    Importing.Counts counts = run(table, mapping, false);

    assertThat(counts.already()).isEqualTo(half);
    assertThat(counts.ended()).isEqualTo(all - half);
    assertThat(matters() - before).isEqualTo(all);
    assertThat(SERVER.bean(Checking.class).check(true).differences()).isEmpty();
  }

  private static long matters() throws SQLException {
    return Long.parseLong(rows("select count(*) from matter").strip());
  }

  private static Process process(Path table, Path mapping) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HuiyinApplication.class.getName(),
                "import",
                table.toString(),
                "--mapping",
                mapping.toString(),
                "--as",
                "demo.water-registrar",
                "--huiyin.legal-time.start=" + SERVER.legalTime().instant(),
                "--huiyin.home=" + SERVER.home()));
    for (Map.Entry<String, String> property : SERVER.database().properties().entrySet()) {
      command.add("--" + property.getKey() + "=" + property.getValue());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
