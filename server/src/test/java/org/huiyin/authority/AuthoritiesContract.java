package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.huiyin.authority.County.EDITOR;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiyin.authority.Finding.Reason;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for changes of the directory on every PostgreSQL that is supported.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthoritiesContract {

  private final TestDatabase database;
  private final Transactions transactions;
  private final Authorities authorities;
  private final Directory directory;
  private final Covers covers;
  private int number;

  AuthoritiesContract(TestDatabase database) {
    this.database = database;
    this.transactions = TestTransactions.on(database);
    TestAuthorities node = TestAuthorities.on(transactions);
    this.authorities = node.authorities();
    this.directory = node.directory();
    this.covers = node.covers();
  }

  @Test
  void keepsEveryFieldOfEverything() {
    Institution city = stored(institution());
    Institution bureau =
        new Institution(
            UUID.randomUUID(),
            "999901",
            fresh("water"),
            new Name("水利局", "Water bureau"),
            city.id(),
            "省水利厅",
            "县纪委监委 12388",
            "cn-xinfang",
            null,
            "0531-1234567",
            "清河县人民路1号",
            true);
    Unit unit = new Unit(UUID.randomUUID(), bureau.id(), new Name("灌溉科", "Irrigation"), true);
    Place county = new Place(fresh("c"), new Name("清河县", "Qinghe"), null, city.id());
    Place village = new Place(fresh("v"), new Name("柳村", "Willow"), county.code(), bureau.id());
    Topic topic =
        new Topic(UUID.randomUUID(), bureau.id(), "irrigation", new Name("灌溉", "Water"), true);
    created(authorities.add(EDITOR, bureau));
    created(authorities.add(EDITOR, unit));
    created(authorities.add(EDITOR, county));
    created(authorities.add(EDITOR, village));
    created(authorities.add(EDITOR, topic));
    Officer clerk = created(authorities.add(EDITOR, officer(bureau, Role.HANDLER)));
    Officer chief =
        new Officer(
            UUID.randomUUID(),
            bureau.id(),
            unit.id(),
            "李主任",
            fresh("chief"),
            Set.of(Role.LEAD, Role.SUPERVISOR),
            Set.of(clerk.id()),
            true);
    created(authorities.add(EDITOR, chief));

    Directory read = TestAuthorities.on(transactions).directory();
    assertThat(read.institution(bureau.id())).contains(bureau);
    assertThat(read.unit(unit.id())).contains(unit);
    assertThat(TestAuthorities.on(transactions).gazetteer().place(village.code()))
        .contains(village);
    assertThat(read.topics(bureau.id())).containsExactly(topic);
    assertThat(read.officer(chief.id())).contains(chief);
    assertThat(read.directs(chief.id(), clerk.id())).isTrue();
    assertThat(directory.institutionByCode(bureau.code())).contains(bureau);
  }

  @Test
  void changesWhatIsThereAndSaysSoWhereNothingIs() {
    Institution institution = stored(institution());
    Name name = new Name("新名称", "New name");
    Unit unit = stored(new Unit(UUID.randomUUID(), institution.id(), name, true));
    Unit closed = new Unit(unit.id(), institution.id(), new Name("旧科", "Old office"), false);
    assertThat(authorities.changeUnit(EDITOR, unit.id(), now -> closed))
        .isEqualTo(new Change.Changed<>(closed));
    assertThat(directory.unit(unit.id())).contains(closed);
    assertThat(authorities.changeUnit(EDITOR, UUID.randomUUID(), now -> now))
        .isEqualTo(new Change.Absent<Unit>());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                authorities.changeUnit(
                    EDITOR,
                    unit.id(),
                    now -> new Unit(UUID.randomUUID(), institution.id(), name, true)));
  }

  @Test
  void takesRolesAndSubordinatesAwayAgain() {
    Institution bureau = stored(institution());
    Officer clerk = stored(officer(bureau, Role.HANDLER));
    Officer chief = stored(County.directing(officer(bureau, Role.LEAD, Role.HANDLER), clerk.id()));
    Officer less = County.directing(County.holding(chief, Role.LEAD));
    changed(authorities.changeOfficer(EDITOR, chief.id(), now -> less));
    assertThat(directory.officer(chief.id())).contains(less);
  }

  @Test
  void refusesToActivateAnInstitutionThatNamesNoSuperior() {
    Institution alone = stored(institution());
    assertThat(findings(authorities.changeInstitution(EDITOR, alone.id(), County::active)))
        .containsExactly(new Finding("superior", Reason.NO_SUPERIOR));
    changed(authorities.changeInstitution(EDITOR, alone.id(), County::activeBelowSomeoneOutside));
    Institution city = stored(institution());
    Institution below = stored(County.below(institution(), city.id()));
    changed(authorities.changeInstitution(EDITOR, below.id(), County::active));
  }

  @Test
  void keepsTheDatabaseItselfFromAnActiveInstitutionWithoutSuperior() {
    assertThatThrownBy(
            () ->
                transactions.as(
                    "system:test",
                    jdbc -> {
                      new DirectoryWriter(jdbc).put(County.active(institution()));
                      return 0;
                    }))
        .hasMessageContaining("active_only_with_a_superior");
  }

  @Test
  void refusesInstitutionsInACircle() {
    Institution top = stored(institution());
    Institution middle = stored(County.below(institution(), top.id()));
    Institution bottom = stored(County.below(institution(), middle.id()));
    for (UUID below : List.of(top.id(), middle.id(), bottom.id())) {
      assertThat(
              findings(
                  authorities.changeInstitution(EDITOR, top.id(), now -> County.below(now, below))))
          .containsExactly(new Finding("superior", Reason.CYCLE));
    }
  }

  @Test
  void refusesTheSecondOfTwoChangesAtOnceThatTogetherMakeACircle() throws Exception {
    for (int round = 0; round < 5; round++) {
      Institution a = stored(institution());
      Institution b = stored(institution());
      CountDownLatch both = new CountDownLatch(2);
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Future<Change<Institution>> first = threads.submit(() -> put(both, a, b));
        Future<Change<Institution>> second = threads.submit(() -> put(both, b, a));
        assertThat(List.of(first.get(), second.get()))
            .hasAtLeastOneElementOfType(Change.Changed.class)
            .hasAtLeastOneElementOfType(Change.Refused.class);
      }
    }
  }

  private Change<Institution> put(CountDownLatch both, Institution below, Institution above)
      throws InterruptedException {
    both.countDown();
    both.await();
    return authorities.changeInstitution(EDITOR, below.id(), now -> County.below(now, above.id()));
  }

  @Test
  void saysEverythingThatIsWrongWithAnInstitutionAtOnce() {
    Institution known = stored(institution());
    Institution wrong =
        new Institution(
            UUID.randomUUID(),
            "37",
            known.code(),
            new Name("", "x".repeat(201)),
            UUID.randomUUID(),
            null,
            null,
            "",
            UUID.randomUUID(),
            null,
            null,
            true);
    assertThat(findings(authorities.add(EDITOR, wrong)))
        .containsExactlyInAnyOrder(
            new Finding("authority", Reason.MALFORMED),
            new Finding("code", Reason.TAKEN),
            new Finding("name.zh", Reason.REQUIRED),
            new Finding("name.en", Reason.TOO_LONG),
            new Finding("superior", Reason.UNKNOWN),
            new Finding("rulebook", Reason.REQUIRED),
            new Finding("head", Reason.UNKNOWN));
    assertThat(directory.institution(wrong.id())).isEmpty();
  }

  @Test
  void refusesAHeadFromElsewhere() {
    Institution here = stored(institution());
    Officer stranger = stored(officer(stored(institution()), Role.LEAD));
    assertThat(
            findings(
                authorities.changeInstitution(
                    EDITOR, here.id(), now -> County.headedBy(now, stranger.id()))))
        .containsExactly(new Finding("head", Reason.ELSEWHERE));
  }

  @Test
  void refusesUnitsTopicsAndPlacesOfInstitutionsThatAreNotThere() {
    UUID nowhere = UUID.randomUUID();
    Name name = new Name("名", "name");
    Finding unknown = new Finding("institution", Reason.UNKNOWN);
    assertThat(findings(authorities.add(EDITOR, new Unit(UUID.randomUUID(), nowhere, name, true))))
        .containsExactly(unknown);
    assertThat(
            findings(
                authorities.add(
                    EDITOR, new Topic(UUID.randomUUID(), nowhere, "water", name, true))))
        .containsExactly(unknown);
    assertThat(findings(authorities.add(EDITOR, new Place(fresh("p"), name, "none", nowhere))))
        .containsExactlyInAnyOrder(unknown, new Finding("parent", Reason.UNKNOWN));
  }

  @Test
  void refusesPlacesInACircleAndCodesTwice() {
    Name name = new Name("地", "place");
    Place outer = stored(new Place(fresh("outer"), name, null, null));
    Place inner = stored(new Place(fresh("inner"), name, outer.code(), null));
    assertThat(
            findings(
                authorities.changePlace(
                    EDITOR,
                    outer.code(),
                    now -> new Place(outer.code(), name, inner.code(), null))))
        .containsExactly(new Finding("parent", Reason.CYCLE));
    assertThat(findings(authorities.add(EDITOR, outer)))
        .containsExactly(new Finding("code", Reason.TAKEN));
    String self = fresh("self");
    assertThat(findings(authorities.add(EDITOR, new Place(self, name, self, null))))
        .containsExactly(new Finding("parent", Reason.CYCLE));
  }

  @Test
  void refusesTopicsThatNamePeopleOrKindsOfPeople() {
    Institution here = stored(institution());
    Officer officer = stored(officer(here, Role.HANDLER));
    assertThat(findings(topic(here, new Name("重点人员", "Roads"))))
        .containsExactly(new Finding("name.zh", Reason.NAMES_PEOPLE));
    assertThat(findings(topic(here, new Name("道路", "Repeat complainers"))))
        .containsExactly(new Finding("name.en", Reason.NAMES_PEOPLE));
    assertThat(findings(topic(here, new Name("关于" + officer.name() + "的问题", "Roads"))))
        .containsExactly(new Finding("name.zh", Reason.NAMES_PEOPLE));
    assertThat(findings(topic(here, "key-people", new Name("道路", "Roads"))))
        .containsExactly(new Finding("code", Reason.NAMES_PEOPLE));
    created(topic(here, new Name("道路", "Roads")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "老上访户",
        "重点人员",
        "精神病人",
        "上访人员",
        "信访老户",
        "特殊人群",
        "缠访闹访",
        "troublemakers",
        "A troublemaker",
        "Repeat petitioners",
        "Mentally ill residents",
        "Watch list"
      })
  void refusesEachUsualLabelOfPeople(String label) {
    Institution here = stored(institution());
    assertThat(findings(topic(here, new Name(label, "Roads"))))
        .containsExactly(new Finding("name.zh", Reason.NAMES_PEOPLE));
    assertThat(findings(topic(here, new Name("道路", label))))
        .containsExactly(new Finding("name.en", Reason.NAMES_PEOPLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"残疾人补贴", "精神卫生服务", "失信名单异议", "拖欠工资", "Petition office hours", "Care at home"})
  void takesThingsThatConcernPeople(String name) {
    created(topic(stored(institution()), new Name(name, name)));
  }

  private Change<Topic> topic(Institution institution, Name name) {
    return topic(institution, fresh("topic"), name);
  }

  private Change<Topic> topic(Institution institution, String code, Name name) {
    return authorities.add(
        EDITOR, new Topic(UUID.randomUUID(), institution.id(), code, name, true));
  }

  @Test
  void refusesATopicsCodeTwiceAtOneInstitutionOnly() {
    Institution here = stored(institution());
    Name name = new Name("道路", "Roads");
    created(authorities.add(EDITOR, new Topic(UUID.randomUUID(), here.id(), "roads", name, true)));
    assertThat(
            findings(
                authorities.add(
                    EDITOR, new Topic(UUID.randomUUID(), here.id(), "roads", name, true))))
        .containsExactly(new Finding("code", Reason.TAKEN));
    Institution there = stored(institution());
    created(authorities.add(EDITOR, new Topic(UUID.randomUUID(), there.id(), "roads", name, true)));
  }

  @Test
  void refusesASignInNameTwiceWithoutRegardToCase() {
    Institution here = stored(institution());
    Officer first = stored(officer(here, Role.HANDLER));
    Officer second = County.officer(here.id(), first.login().toUpperCase(Locale.ROOT), Role.LEAD);
    assertThat(findings(authorities.add(EDITOR, second)))
        .containsExactly(new Finding("login", Reason.TAKEN));
  }

  @Test
  void refusesSignInNamesThatHttpBasicCouldNotCarry() {
    Institution here = stored(institution());
    for (String login : List.of("a:b", "李四", "a", "with space")) {
      assertThat(findings(authorities.add(EDITOR, County.officer(here.id(), login))))
          .containsExactly(new Finding("login", Reason.MALFORMED));
    }
  }

  @Test
  void refusesAdministratorsThatOpenMatters() {
    Institution here = stored(institution());
    assertThat(findings(authorities.add(EDITOR, officer(here, Role.ADMINISTRATOR, Role.HANDLER))))
        .containsExactly(new Finding("roles", Reason.ADMINISTRATOR_OPENS_NO_MATTERS));
    created(authorities.add(EDITOR, officer(here, Role.ADMINISTRATOR, Role.OPERATOR)));
  }

  @Test
  void letsNobodyChangeTheirOwnRolesOrStanding() {
    Officer admin = stored(officer(stored(institution()), Role.ADMINISTRATOR));
    Editor self = new Editor("officer:" + admin.id(), admin.id());
    assertThat(
            findings(
                authorities.changeOfficer(
                    self, admin.id(), now -> County.holding(now, Role.OPERATOR))))
        .containsExactly(new Finding("roles", Reason.OWN_ROLES));
    assertThat(findings(authorities.changeOfficer(self, admin.id(), County::gone)))
        .containsExactly(new Finding("active", Reason.OWN_ROLES));
    changed(authorities.changeOfficer(EDITOR, admin.id(), County::gone));
  }

  @Test
  void refusesCommandInACircleOrAcrossInstitutions() {
    Institution here = stored(institution());
    Officer clerk = stored(officer(here, Role.HANDLER));
    Officer chief = stored(County.directing(officer(here, Role.LEAD), clerk.id()));
    Officer stranger = stored(officer(stored(institution()), Role.HANDLER));
    assertThat(subordinates(clerk, chief.id())).isEqualTo(Reason.CYCLE);
    assertThat(subordinates(clerk, clerk.id())).isEqualTo(Reason.CYCLE);
    assertThat(subordinates(chief, stranger.id())).isEqualTo(Reason.ELSEWHERE);
    assertThat(subordinates(chief, UUID.randomUUID())).isEqualTo(Reason.UNKNOWN);
  }

  private Reason subordinates(Officer officer, UUID subordinate) {
    List<Finding> findings =
        findings(
            authorities.changeOfficer(
                EDITOR, officer.id(), now -> County.directing(now, subordinate)));
    assertThat(findings).singleElement().extracting(Finding::field).isEqualTo("subordinates");
    return findings.getFirst().reason();
  }

  @Test
  void keepsOfficersUnitsAndTopicsAtTheirInstitution() {
    Institution here = stored(institution());
    UUID there = stored(institution()).id();
    Name name = new Name("科", "office");
    Finding fixed = new Finding("institution", Reason.FIXED);
    Unit unit = stored(new Unit(UUID.randomUUID(), here.id(), name, true));
    assertThat(
            findings(
                authorities.changeUnit(
                    EDITOR, unit.id(), now -> new Unit(now.id(), there, name, true))))
        .containsExactly(fixed);
    Officer officer = stored(officer(here, Role.HANDLER));
    Officer moved =
        new Officer(
            officer.id(),
            there,
            unit.id(),
            officer.name(),
            officer.login(),
            officer.roles(),
            Set.of(),
            true);
    assertThat(findings(authorities.changeOfficer(EDITOR, officer.id(), now -> moved)))
        .containsExactlyInAnyOrder(fixed, new Finding("unit", Reason.ELSEWHERE));
  }

  @Test
  void recordsEachChangeInPublicAndNoSignInName() {
    Institution here = stored(institution());
    Officer officer = stored(officer(here, Role.HANDLER));
    authorities.changeOfficer(EDITOR, officer.id(), now -> now);
    changed(authorities.changeOfficer(EDITOR, officer.id(), County::gone));
    record Row(String by, LocalDate on, String what, String details) {}
    List<Row> rows =
        transactions.read(
            "system:test",
            jdbc ->
                jdbc.sql(
                        """
                        select changed_by, changed_on, what, details from configuration_change
                        where details like ? order by seq
                        """)
                    .param("%" + officer.id() + "%")
                    .query(
                        (row, n) ->
                            new Row(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                row.getString(3),
                                row.getString(4)))
                    .list());
    assertThat(rows).extracting(Row::what).containsExactly("officer.created", "officer.changed");
    assertThat(rows).extracting(Row::by).containsOnly("system:test");
    // 16:30 UTC is the next day in Shanghai.
    assertThat(rows).extracting(Row::on).containsOnly(LocalDate.parse("2026-10-02"));
    assertThat(rows.getLast().details())
        .contains("\"active\":false", "\"roles\":[\"handler\"]")
        .doesNotContain(officer.login())
        .doesNotContain(officer.name());
  }

  @Test
  void recordsWhatAnInstitutionPromisesInPublicAndNobodysLeave() {
    Institution here = stored(institution());
    Officer absent = stored(officer(here, Role.HANDLER));
    Officer substitute = stored(officer(here, Role.HANDLER));
    LocalDate today = LocalDate.of(2026, 10, 2);
    changed(
        authorities.changeHouseDates(
            EDITOR,
            here.id(),
            now -> new HouseDates(now.institution(), Map.of("deliver", "3 working-days"))));
    Cover cover =
        new Cover(UUID.randomUUID(), absent.id(), substitute.id(), today, today.plusDays(1));
    created(covers.add(new Editor("officer:" + absent.id(), absent.id()), cover, today));

    assertThat(directory.coversBy(substitute.id())).containsExactly(cover);
    assertThat(directory.houseDates(here.id()).lengths()).containsOnlyKeys("deliver");
    assertThat(recorded(here.id()))
        .contains(
            "house-dates.changed {\"institution\":\""
                + here.id()
                + "\",\"lengths\":{\"deliver\":\"3 working-days\"}}")
        .noneMatch(line -> line.contains("cover"));
    assertThat(setBy(cover)).isEqualTo("officer:" + absent.id());
  }

  private List<String> recorded(UUID institution) {
    return transactions.read(
        "system:test",
        jdbc ->
            jdbc.sql(
                    """
                    select what || ' ' || details from configuration_change
                    where details like ? order by seq
                    """)
                .param("%" + institution + "%")
                .query(String.class)
                .list());
  }

  private String setBy(Cover cover) {
    return transactions.read(
        "system:test",
        jdbc ->
            jdbc.sql("select set_by from cover where id = ?")
                .param(cover.id())
                .query(String.class)
                .single());
  }

  @Test
  void letsTheServerNeitherAlterNorDropThePublicRecord() throws SQLException {
    stored(institution());
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      for (String attempt :
          List.of(
              "update configuration_change set what = 'nothing'",
              "delete from configuration_change",
              "truncate configuration_change",
              "delete from institution",
              "delete from officer")) {
        assertThatThrownBy(() -> statement.execute(attempt))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void showsAChangeOfAnotherNodeWithinSeconds() throws Exception {
    TestAuthorities other = TestAuthorities.on(transactions);
    try (AutoCloseable _ = other.watching()) {
      Institution added = stored(institution());
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(other.directory().institution(added.id())).contains(added));
    }
  }

  private String fresh(String word) {
    return word + "-" + ++number;
  }

  private Institution institution() {
    return County.institution(fresh("inst"));
  }

  private Officer officer(Institution at, Role... roles) {
    return County.officer(at.id(), fresh("officer"), roles);
  }

  private Institution stored(Institution institution) {
    return created(authorities.add(EDITOR, institution));
  }

  private Officer stored(Officer officer) {
    return created(authorities.add(EDITOR, officer));
  }

  private Unit stored(Unit unit) {
    return created(authorities.add(EDITOR, unit));
  }

  private Place stored(Place place) {
    return created(authorities.add(EDITOR, place));
  }

  private static <T> T created(Change<T> change) {
    assertThat(change).isInstanceOf(Change.Created.class);
    return ((Change.Created<T>) change).value();
  }

  private static <T> void changed(Change<T> change) {
    assertThat(change).isInstanceOf(Change.Changed.class);
  }

  private static <T> List<Finding> findings(Change<T> change) {
    assertThat(change).isInstanceOf(Change.Refused.class);
    return ((Change.Refused<T>) change).findings();
  }
}
