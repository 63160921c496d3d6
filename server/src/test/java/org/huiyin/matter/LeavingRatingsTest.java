package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits is the complainant's alone, and what has left leads back to nobody.
class LeavingRatingsTest {

  private static final List<Contentment> FIVE = List.of(Contentment.values());

  private TestServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Ratings ratings() {
    return server.bean(Ratings.class);
  }

  private Complainant complainant(Brought brought) {
    String[] found =
        row("select authority || ' ' || id from matter where number = ?", brought.number())
            .split(" ", -1);
    return new Complainant(found[0], UUID.fromString(found[1]), brought.number());
  }

  private String row(String sql, Object... parameters) {
    return server.database().rows(sql, parameters).getFirst();
  }

  private Complainant registered() {
    return complainant(Brought.registered(api));
  }

  private void rated(Complainant by, Contentment answer, String words) {
    assertThat(ratings().rate(by, RatedStep.REGISTRATION, answer, words))
        .isInstanceOf(Ratings.Rated.Waits.class);
  }

  /// Their words are the numbers of their matters, as only a test can know them.
  private List<Complainant> tenRated() {
    List<Complainant> ten = new ArrayList<>();
    for (int i = 0; i < LeavingRatings.FEWEST; i++) {
      Complainant by = registered();
      rated(by, FIVE.get(i % FIVE.size()), mark(by));
      ten.add(by);
    }
    return ten;
  }

  /// No digits, which would be struck.
  private static String mark(Complainant by) {
    return by.matter().toString().replaceAll("[^a-f]", "") + "-" + letters(by.matter());
  }

  private static String letters(UUID id) {
    StringBuilder letters = new StringBuilder();
    for (char each : id.toString().toCharArray()) {
      letters.append(Character.isDigit(each) ? (char) ('k' + each - '0') : each);
    }
    return letters.toString();
  }

  private List<String> words(String order) {
    LeftWords opening = new LeftWords(server.bean(Sealing.class));
    return server
        .database()
        .rows("select id || ' ' || encode(words, 'hex') from left_rating order by " + order)
        .stream()
        .map(row -> row.split(" ", -1))
        .map(row -> opening.open(UUID.fromString(row[0]), HexFormat.of().parseHex(row[1])))
        .toList();
  }

  private List<OfficerPrincipal> officers() {
    Directory directory = server.bean(Directory.class);
    return directory.all().stream()
        .flatMap(institution -> directory.officers(institution.id()).stream())
        .map(LeavingRatingsTest::principal)
        .toList();
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private List<String> asked(String principal, String acting, String sql) throws SQLException {
    try (Connection server = this.server.database().server()) {
      server.setAutoCommit(false);
      try (Statement statement = server.createStatement()) {
        statement.execute("select set_config('huiyin.principal', '" + principal + "', true)");
        statement.execute("select set_config('huiyin.acting_in', '" + acting + "', true)");
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql)) {
          while (found.next()) {
            rows.add(found.getString(1));
          }
        }
        return rows;
      } finally {
        server.rollback();
      }
    }
  }

  /// Not even in the matter in which they act.
  @Test
  void noOfficerReadsWhatWaitsWhateverTheyAsk() throws SQLException {
    Complainant by = registered();
    rated(by, Contentment.DISSATISFIED, "等得太久");
    String all = "select step from rating";
    String own = by.authority() + "/" + by.matter();
    assertThat(asked("complainant:" + own, "", all)).containsExactly("registration");
    assertThat(asked("complainant:" + by.authority() + "/" + UUID.randomUUID(), "", all)).isEmpty();
    assertThat(asked("member:" + own + "/1234", "", all)).isEmpty();
    for (OfficerPrincipal officer : officers()) {
      assertThat(asked(officer.binding(), own, all)).isEmpty();
      assertThat(asked("audit:" + officer.officer(), "", all)).isEmpty();
    }
    for (String system : List.of("check", "deadlines", "publication", "retention", "operation")) {
      assertThat(asked("system:" + system, "", all)).as(system).isEmpty();
    }
    assertThat(officers()).hasSizeGreaterThan(15);
  }

  @Test
  void onlyLeadsAndSupervisorsOfTheInstitutionReadWhatHasLeft() throws SQLException {
    tenRated();
    assertThat(server.bean(LeavingRatings.class).sweep().batches()).isEqualTo(1);
    UUID petitions =
        server.bean(Directory.class).institutionByCode(DemoCounty.PETITIONS).orElseThrow().id();
    int readers = 0;
    for (OfficerPrincipal officer : officers()) {
      boolean may = RatingBatches.mayRead(officer) && officer.institution().equals(petitions);
      List<String> read = asked(officer.binding(), "", "select answer from left_rating");
      assertThat(read).as(officer.toString()).hasSize(may ? LeavingRatings.FEWEST : 0);
      assertThat(server.bean(RatingBatches.class).of(officer)).hasSize(may ? 1 : 0);
      readers += may ? 1 : 0;
    }
    assertThat(readers).isPositive();
  }

  @Test
  void whatHasLeftHasNoColumnThatLeadsBack() {
    assertThat(
            server
                .database()
                .rows(
                    "select column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name = 'left_rating'"))
        .containsExactlyInAnyOrder(
            "id", "batch", "institution", "step", "left_on", "answer", "words");
  }

  @Test
  void theOrderOfWhatHasLeftIsNotThatOfTheMattersNorOfTheRatings() {
    List<Complainant> ten = tenRated();
    List<String> asRated = ten.stream().map(LeavingRatingsTest::mark).toList();
    List<String> asKept =
        ten.stream()
            .sorted(
                java.util.Comparator.comparing(Complainant::authority)
                    .thenComparing(by -> by.matter().toString()))
            .map(LeavingRatingsTest::mark)
            .toList();
    assertThat(server.bean(LeavingRatings.class).sweep())
        .isEqualTo(new LeavingRatings.Swept(1, 0, 0));
    List<String> written = words("ctid");
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(asRated)
        .isNotEqualTo(asRated)
        .isNotEqualTo(asKept);
    assertThat(words("id")).isNotEqualTo(written);
    for (Complainant by : ten) {
      assertThat(
              row(
                  "select coalesce(institution::text, '') || coalesce(sealed::text, '') || step"
                      + " from rating where matter = ?",
                  by.matter()))
          .isEqualTo("registration");
      assertThat(ratings().of(by).orElseThrow().steps())
          .containsExactly(new Ratings.Step(RatedStep.REGISTRATION, null, true));
      assertThat(ratings().takeBack(by, RatedStep.REGISTRATION)).isFalse();
    }
    assertThat(server.bean(Checking.class).check(true).differences()).isEmpty();
  }

  /// Neither the words nor whether there are any.
  @Test
  void theDatabaseKeepsNoWordInTheClear() {
    List<Complainant> ten = tenRated();
    rated(ten.get(4), Contentment.NEITHER, "");
    server.bean(LeavingRatings.class).sweep();
    assertThat(server.database().rows("select distinct octet_length(words)::text from left_rating"))
        .hasSize(1);
    assertThat(words("id")).contains("").contains(mark(ten.get(5)));
    assertThat(server.database().rows("select l::text from left_rating l"))
        .noneMatch(row -> row.contains(mark(ten.get(5))));
  }

  @Test
  void takenBackItIsNoneOfTheTen() {
    List<Complainant> ten = tenRated();
    assertThat(ratings().takeBack(ten.getFirst(), RatedStep.REGISTRATION)).isTrue();
    assertThat(server.bean(LeavingRatings.class).sweep().batches()).isZero();
    rated(ten.getFirst(), Contentment.NEITHER, "");
    assertThat(server.bean(LeavingRatings.class).sweep().batches()).isEqualTo(1);
  }

  /// Their words must not reach whom the matter is kept from.
  @Test
  void behindAWallTheWordsStay() {
    List<Complainant> ten = tenRated();
    Complainant walled = ten.get(3);
    server
        .database()
        .run(
            "update matter set walled_officers = array['"
                + UUID.randomUUID()
                + "']::uuid[] where id = '"
                + walled.matter()
                + "'");
    assertThat(ratings().rate(walled, RatedStep.REGISTRATION, Contentment.SATISFIED, "话"))
        .isInstanceOf(Ratings.Rated.Incomplete.class);
    assertThat(ratings().of(walled).orElseThrow().withWords()).isFalse();
    server.bean(LeavingRatings.class).sweep();
    assertThat(words("id")).hasSize(10).contains("").doesNotContain(mark(walled));
  }

  @Test
  void erasingAMatterTakesWhatWaitsAndNotWhatHasLeft() {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    Brought brought = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    Complainant by = complainant(brought);
    rated(by, Contentment.DISSATISFIED, "等得太久");
    brought.done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    assertThat(brought.stage()).isEqualTo("withdrawn");
    // What has happened before it was withdrawn can still be rated; an outcome there is none.
    assertThat(ratings().of(by).orElseThrow().steps())
        .extracting(Ratings.Step::step)
        .containsExactly(RatedStep.REGISTRATION);
    rated(by, Contentment.NEITHER, "还是太久");
    assertThat(server.bean(OwnErasure.class).all(by, Locale.ENGLISH)).isEmpty();
    assertThat(server.database().rows("select step from rating")).isEmpty();

    List<Complainant> ten = tenRated();
    server.bean(LeavingRatings.class).sweep();
    assertThat(server.database().rows("select 1 from left_rating")).hasSize(10);
    assertThat(ten).hasSize(10);
  }

  @Test
  void whatHasLeftIsDestroyedAfterThreeYears() {
    tenRated();
    server.bean(LeavingRatings.class).sweep();
    server.moveTo(server.today().plus(LeavingRatings.KEPT));
    assertThat(server.bean(LeavingRatings.class).sweep().forgotten()).isZero();
    server.moveTo(server.today().plusDays(2));
    assertThat(server.bean(LeavingRatings.class).sweep().forgotten()).isEqualTo(10);
    assertThat(server.database().rows("select 1 from left_rating")).isEmpty();
  }
}
