package org.huiyin.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.EditionPlan;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Finding.Reason;
import org.huiyin.authority.HouseDates;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.Filing;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Matters;
import org.huiyin.matter.Relation;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A new edition governs the matters that are opened from its day on; those that were opened
/// before finish under theirs.
class EditionsTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Duration LINTED_BY_THEN = Duration.ofMinutes(3);
  private static final String SHIPPED = Rulebook.bundled("cn-xinfang").yaml();

  private final Authorities authorities = SERVER.bean(Authorities.class);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Editions editions = SERVER.bean(Editions.class);
  private final Planning planning = SERVER.bean(Planning.class);
  private final Matters matters = SERVER.bean(Matters.class);
  private final Editor administrator = administrator();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private Editor administrator() {
    UUID id = directory.officerByLogin("demo.admin").orElseThrow().id();
    return new Editor("officer:" + id, id);
  }

  /// An institution of a test's own.
  private Institution institution() {
    return done(
        authorities.add(
            County.EDITOR,
            County.activeBelowSomeoneOutside(
                County.institution("bureau-" + UUID.randomUUID().toString().substring(0, 8)))));
  }

  private static <T> T done(Change<T> change) {
    return switch (change) {
      case Change.Created<T>(T value) -> value;
      case Change.Changed<T>(T value) -> value;
      case Change.Absent<T> _, Change.Proposed<T> _ -> throw new AssertionError(change);
      case Change.Refused<T>(var findings) -> throw new AssertionError(findings);
    };
  }

  /// An edition whose time for the answer is another one. Unlike every other one made here.
  private Rulebook edition(String answer) {
    return uploaded(edition(UUID.randomUUID().toString().substring(0, 8), answer));
  }

  private static String edition(String name, String answer) {
    return SHIPPED
        .replace("edition: 2022-05-01", "edition: " + name)
        .replaceFirst(
            "length: 60 days\n    source: xf 34", "length: " + answer + "\n    source: xf 34");
  }

  private Rulebook uploaded(String yaml) {
    Upload upload = editions.upload(administrator, yaml.getBytes(StandardCharsets.UTF_8));
    if (upload instanceof Upload.Kept(Edition edition)) {
      // Whoever plans it at once waits for the linter no longer than Planning.PATIENCE.
      assertThat(editions.linting(edition.rulebook(), LINTED_BY_THEN)).isPresent();
      return edition.rulebook();
    }
    throw new AssertionError(upload);
  }

  private Change<EditionPlan> plan(Institution at, Rulebook rulebook, LocalDate from) {
    return planning.plan(County.EDITOR, at.id(), rulebook.digest(), from, true);
  }

  private Filing filing(Institution at, @Nullable LocalDate on) {
    return new Filing(
        "remedy",
        Relation.CONCERNS,
        at.code(),
        Filing.About.NOTHING,
        on == null ? "web" : "letter",
        null,
        null,
        "请修好北渠",
        "北渠断水。",
        null,
        null,
        Map.of(),
        1,
        null,
        null,
        on,
        List.of());
  }

  /// The digest of the document that governs a matter filed now.
  private String filed(Institution at) {
    return digest(matters.file(filing(at, null), null, Locale.ENGLISH));
  }

  private static String digest(FilingOutcome outcome) {
    if (!(outcome instanceof FilingOutcome.Filed filed)) {
      throw new AssertionError(outcome);
    }
    return inDatabase(
        "select rulebook from matter where number = ?", filed.receipt().number(), true);
  }

  private static String inDatabase(String sql, String parameter, boolean query) {
    try (Connection owner = SERVER.database().owner();
        PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setString(1, parameter);
      if (!query) {
        return String.valueOf(statement.executeUpdate());
      }
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Reason> refused(Change<?> change) {
    if (change instanceof Change.Refused<?> refused) {
      return refused.findings().stream().map(Finding::reason).toList();
    }
    throw new AssertionError(change);
  }

  /// Given an edition from a day on, when a matter was opened the day before, then it finishes
  /// under the edition of that day.
  @Test
  void governsTheMattersThatAreOpenedFromItsDayOn() {
    Institution bureau = institution();
    Rulebook shorter = edition("50 days");
    LocalDate day = SERVER.today().plusDays(3);
    done(plan(bureau, shorter, day));

    SERVER.moveTo(day.minusDays(1));
    String before = filed(bureau);
    SERVER.moveTo(day);
    String after = filed(bureau);

    assertThat(before).isEqualTo(Rulebook.bundled("cn-xinfang").digest());
    assertThat(after).isEqualTo(shorter.digest());
  }

  @Test
  void isFollowedByThoseBelowThatHaveNoneOfTheirOwn() {
    Institution above = institution();
    Institution follows = below(above);
    Institution own = below(above);
    Rulebook ofAbove = edition("50 days");
    Rulebook ofOwn = edition("40 days");
    done(plan(above, ofAbove, SERVER.today()));
    done(plan(own, ofOwn, SERVER.today()));

    assertThat(filed(follows)).isEqualTo(ofAbove.digest());
    assertThat(filed(own)).isEqualTo(ofOwn.digest());
    assertThat(editions.places(ofAbove))
        .extracting(place -> place.institution().id())
        .containsExactlyInAnyOrder(above.id(), follows.id());
  }

  private Institution below(Institution above) {
    return done(
        authorities.add(
            County.EDITOR,
            County.active(
                County.below(
                    County.institution("b-" + UUID.randomUUID().toString().substring(0, 8)),
                    above.id()))));
  }

  @Test
  void mayBeAnOverlayUponOneThatIsKept() {
    Rulebook province =
        uploaded(
            """
            overlay: 1
            id: cn-xinfang-qinghe
            of: {id: cn-xinfang, edition: 2022-05-01}
            edition: 2026-01-01
            title: {zh: 清河省信访工作办法, en: Measures of Qinghe Province}
            valid: {from: 2026-01-01}
            sources:
              qh: {kind: law, title: {zh: 《清河省信访工作办法》, en: Measures of Qinghe Province}, articles: 20}
            lengths:
              answer: {length: 45 days, source: qh 12}
            """);
    assertThat(province.base().map(Rulebook::id)).contains("cn-xinfang");
    assertThat(editions.find(province.digest())).isPresent();
    assertThat(province.yaml()).startsWith(SHIPPED.substring(0, 200));
  }

  @Test
  void isNeverBackDatedAndWhatHasBegunStays() {
    Institution bureau = institution();
    LocalDate today = SERVER.today();
    assertThat(refused(plan(bureau, edition("50 days"), today.minusDays(1))))
        .contains(Reason.IN_THE_PAST);

    done(plan(bureau, edition("50 days"), today));
    assertThat(refused(planning.callOff(County.EDITOR, bureau.id(), "cn-xinfang", today)))
        .contains(Reason.IN_THE_PAST);
    assertThat(refused(plan(bureau, edition("40 days"), today))).contains(Reason.IN_THE_PAST);
  }

  @Test
  void isCalledOffUntilItsDay() {
    Institution bureau = institution();
    LocalDate day = SERVER.today().plusDays(2);
    done(plan(bureau, edition("50 days"), day));
    assertThat(done(planning.callOff(County.EDITOR, bureau.id(), "cn-xinfang", day)).starts())
        .isEmpty();

    SERVER.moveTo(day);
    assertThat(filed(bureau)).isEqualTo(Rulebook.bundled("cn-xinfang").digest());
  }

  @Test
  void isRefusedByEveryDoorWhereTheLinterRefusesIt() {
    Institution bureau = institution();
    Rulebook endless =
        uploaded(
            SHIPPED
                .replace("edition: 2022-05-01", "edition: endless")
                .replaceFirst(
                    "(?s)(  refer:.*?)    at-most: 3\n    at-most-source: house\n", "$1"));
    assertThat(editions.linting(endless, Planning.PATIENCE).orElseThrow().isSound()).isFalse();
    EditionPlan.Start start =
        new EditionPlan.Start(
            SERVER.today(), endless.id(), endless.edition(), endless.digest(), true);

    assertThat(refused(plan(bureau, endless, SERVER.today()))).contains(Reason.UNSOUND);
    assertThat(
            refused(
                authorities.changeEditions(County.EDITOR, bureau.id(), plan -> plan.with(start))))
        .contains(Reason.UNSOUND);
    assertThat(filed(bureau)).isNotEqualTo(endless.digest());
  }

  @Test
  void takesNothingAwayUnlessWhoeverPlansItSaysThatTheyKnow() {
    Institution bureau = institution();
    Rulebook longer = edition("70 days");
    assertThat(
            refused(
                planning.plan(County.EDITOR, bureau.id(), longer.digest(), SERVER.today(), false)))
        .containsExactly(Reason.TAKES_RIGHTS_AWAY);
    assertThat(editions.changes(bureau.id(), longer, SERVER.today()).orElseThrow())
        .first()
        .satisfies(
            change -> {
              assertThat(change.what()).isEqualTo("duty-longer");
              assertThat(change.sense()).isEqualTo(Difference.Sense.AGAINST);
              assertThat(change.before()).isEqualTo("60 days");
              assertThat(change.after()).isEqualTo("70 days");
            });
    done(
        planning.plan(
            County.EDITOR, bureau.id(), edition("50 days").digest(), SERVER.today(), false));
  }

  /// Who registers late doesn't choose: a letter of last month is governed by what gave more.
  @Test
  void governsALateLetterByWhatGaveMore() {
    Institution office = directory.institutionByCode(DemoCounty.PETITIONS).orElseThrow();
    Rulebook better = edition("50 days");
    done(plan(office, better, SERVER.today()));
    LocalDate received = SERVER.today();
    SERVER.moveTo(received.plusDays(3));
    Rulebook worse = edition("55 days");
    done(plan(office, worse, SERVER.today()));
    assertThat(letter(office, received)).isEqualTo(better.digest());
    assertThat(letter(office, SERVER.today())).isEqualTo(worse.digest());

    SERVER.moveTo(received.plusDays(5));
    Rulebook best = edition("45 days");
    done(plan(office, best, SERVER.today()));
    assertThat(letter(office, received)).isEqualTo(best.digest());
  }

  private String letter(Institution at, LocalDate received) {
    Officer registrar = directory.officerByLogin("demo.registrar").orElseThrow();
    OfficerPrincipal by =
        new OfficerPrincipal(
            registrar.id(), at.id(), registrar.unit(), registrar.roles(), Set.of());
    return digest(matters.file(filing(at, received), by, null, Locale.ENGLISH));
  }

  /// Another node has planned something, and this one hasn't read it yet.
  @Test
  void isSeenByANodeWhoseCopyIsOldBeforeItOpensAMatter() {
    Institution bureau = institution();
    Rulebook shorter = edition("50 days");
    long before = directory.editionVersion();
    inDatabase(
        """
        with planned as (
          insert into edition_start (institution, rulebook, starts_on, edition, digest, knowing)
          select i.id, e.id, date '2026-01-01', e.edition, e.digest, true
          from institution i, edition e where i.id = '%s' and e.digest = ? returning 1)
        update edition_version set version = version + (select count(*) from planned)
        """
            .formatted(bureau.id()),
        shorter.digest(),
        false);
    assertThat(directory.editionVersion()).isEqualTo(before);

    assertThat(filed(bureau)).isEqualTo(shorter.digest());
    assertThat(directory.editionVersion()).isGreaterThan(before);
  }

  @Test
  void leavesOutPromisesThatDoNotFitAndNamesThemBefore() {
    Institution bureau = institution();
    done(
        authorities.changeHouseDates(
            administrator,
            bureau.id(),
            none -> new HouseDates(bureau.id(), Map.of("deliver", "4 working-days"))));
    Rulebook three =
        uploaded(
            edition("three", "50 days")
                .replaceFirst(
                    "(?s)(  deliver:.*?)length: 5 working-days", "$1length: 3 working-days"));

    assertThat(editions.unfit(bureau.id(), three))
        .extracting(Editions.Unfit::clock)
        .containsExactly("deliver");
    done(plan(bureau, three, SERVER.today()));
    assertThat(filed(bureau)).isEqualTo(three.digest());
  }

  @Test
  void isOneTextAndADraftIsWithdrawnUntilItIsPlanned() {
    Institution bureau = institution();
    Rulebook draft = edition("50 days");
    assertThat(editions.upload(administrator, bytes(draft.yaml() + "\n# another text\n")))
        .isInstanceOf(Upload.Taken.class);
    assertThat(editions.upload(administrator, bytes(draft.yaml()))).isInstanceOf(Upload.Kept.class);
    assertThat(editions.upload(administrator, bytes("rulebook: 1\nid: x\n")))
        .isInstanceOf(Upload.Unreadable.class);
    assertThat(editions.withdraw(administrator, draft.digest())).isEqualTo(Withdrawal.WITHDRAWN);
    assertThat(editions.find(draft.digest())).isEmpty();

    Rulebook planned = edition("50 days");
    done(plan(bureau, planned, SERVER.today().plusDays(1)));
    assertThat(editions.withdraw(administrator, planned.digest())).isEqualTo(Withdrawal.KEPT);
    String shipped = Rulebook.bundled("cn-xinfang").digest();
    assertThat(editions.withdraw(administrator, shipped)).isEqualTo(Withdrawal.KEPT);
  }

  private static byte[] bytes(String yaml) {
    return yaml.getBytes(StandardCharsets.UTF_8);
  }
}
