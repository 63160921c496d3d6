package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// R3: a thousand people whom officers named in their answers, with their telephone numbers, are
/// found by nobody; not either once the words of all matters are made anew.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SearchFindsNobodyTest {

  private static final int PEOPLE = 1_000;
  private static final LocalDate THEN = LocalDate.of(2025, 6, 1);
  private static final String SURNAMES = "赵钱孙李周吴郑王冯陈";

  private static TestServer server;
  private static OfficerPrincipal registrar;
  private static final List<String> NAMES = new ArrayList<>();
  private static final List<String> PHONES = new ArrayList<>();

  @BeforeAll
  static void load() {
    server = TestServer.start();
    Officer officer = server.bean(Directory.class).officerByLogin("demo.registrar").orElseThrow();
    registrar =
        new OfficerPrincipal(
            officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
    Random random = new Random(9);
    List<PastMatter> all = new ArrayList<>();
    for (int at = 0; at < PEOPLE; at++) {
      NAMES.add(at % 5 == 4 ? letters(random) + " " + letters(random) : name(random));
      PHONES.add("1" + (3_000_000_000L + random.nextInt(1_000_000_000)));
      all.add(past(at, NAMES.get(at), PHONES.get(at)));
    }
    for (int from = 0; from < PEOPLE; from += 250) {
      assertThat(server.bean(Matters.class).load(registrar, all.subList(from, from + 250)))
          .allMatch(LoadOutcome.Loaded.class::isInstance);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String name(Random random) {
    String surname = "" + SURNAMES.charAt(random.nextInt(SURNAMES.length()));
    return surname + rare(random) + (random.nextBoolean() ? rare(random) : "");
  }

  private static String rare(Random random) {
    return Character.toString(0x4E00 + random.nextInt(0x5000));
  }

  private static String letters(Random random) {
    StringBuilder name = new StringBuilder("Q");
    for (int n = 0; n < 7; n++) {
      name.append((char) ('a' + random.nextInt(26)));
    }
    return name.toString();
  }

  private static PastMatter past(int at, String name, String phone) {
    String answer =
        "经查，"
            + name
            + "反映的渠道漏水属实。已与"
            + name.replaceAll("(?<=.)(?=.)", at % 2 == 0 ? "" : " ")
            + "（电话"
            + phone.substring(0, 3)
            + (at % 3 == 0 ? "-" : "")
            + phone.substring(3, 7)
            + (at % 3 == 0 ? " " : "")
            + phone.substring(7)
            + "）联系，下周维修。";
    return new PastMatter(
        "hotline",
        "n" + at,
        new Filing(
            "remedy",
            Relation.CONCERNS,
            DemoCounty.PETITIONS,
            Filing.About.NOTHING,
            "phone",
            null,
            null,
            "修好水渠。",
            name + "说水渠坏了。",
            null,
            null,
            Map.of("name", name, "phone", phone),
            1),
        THEN.plusDays(at % 200),
        true,
        List.of(new PastAct(PastAct.What.ANSWERED, THEN.plusDays(210), Map.of("answer", answer))));
  }

  private static SearchPage find(String words) {
    return server
        .bean(Search.class)
        .find(registrar, new SearchQuery(words, null, null, null, null, 1), Locale.CHINESE);
  }

  private static List<String> differences() {
    return server.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::what)
        .toList();
  }

  private static void asOwner(String sql) throws SQLException {
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:test', false)");
      statement.execute(sql);
    }
  }

  private static void nobodyIsFound() {
    for (int at = 0; at < PEOPLE; at++) {
      assertThat(find(NAMES.get(at)).matters()).as(NAMES.get(at)).isEmpty();
      assertThat(find(PHONES.get(at)).matters()).as(PHONES.get(at)).isEmpty();
    }
    assertThat(find("渠道漏水").found()).isEqualTo(Search.MOST);
    assertThat(find("渠道漏水").more()).isTrue();
  }

  @Test
  @Order(1)
  void nobodyIsFoundByNameOrNumber() {
    nobodyIsFound();
    assertThat(differences()).isEmpty();
    assertThat(server.bean(Indexing.class).index((_, _) -> {}).written()).isZero();
  }

  /// As if all had been written before there was a search.
  @Test
  @Order(2)
  void whatIsLostIsNamedAndMadeAnewWithNobodyInIt() throws SQLException {
    asOwner("delete from matter_words");
    assertThat(differences())
        .hasSize(PEOPLE)
        .allMatch(what -> what.startsWith("matter_words: its row is missing"));
    assertThat(server.bean(Indexing.class).index((_, _) -> {}))
        .isEqualTo(new Indexing.Report(PEOPLE, PEOPLE, 0));
    assertThat(differences()).isEmpty();
    nobodyIsFound();
  }

  @Test
  @Order(3)
  void whatWasChangedIsNamedAndMended() throws SQLException {
    asOwner(
        "update matter_words set words = words || '''航空'':1A'::tsvector"
            + " where matter = (select matter from matter_words order by matter limit 1)");
    asOwner(
        "update matter_words set marks = array_remove(marks, 'k:remedy')"
            + " where matter = (select matter from matter_words order by matter desc limit 1)");
    assertThat(find("航空").found()).isEqualTo(1);
    assertThat(differences())
        .hasSize(2)
        .anyMatch(what -> what.startsWith("matter_words: column words"))
        .anyMatch(what -> what.startsWith("matter_words: column marks"));
    assertThat(server.bean(Indexing.class).index((_, _) -> {}).written()).isEqualTo(2);
    assertThat(differences()).isEmpty();
    assertThat(find("航空").found()).isZero();
  }
}
