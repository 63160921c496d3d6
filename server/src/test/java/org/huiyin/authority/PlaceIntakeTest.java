package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.authority.County.EDITOR;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.authority.PlaceIntake.Outcome;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaceIntakeTest {

  private static final String[] COUNTRY = {
    "97 江原省",
    "9701 望川市 97",
    "970123 青禾县 9701",
    "970123101 柳塘镇 970123",
    "970123102 石桥乡 970123",
    "970123101001 北渠村委会 970123101",
    "970123101002 南湾村委会 970123101",
    "970123102001 桥东村委会 970123102"
  };

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final TestAuthorities node = TestAuthorities.on(TestTransactions.on(connections));
  private final Gazetteer gazetteer = node.gazetteer();

  @BeforeEach
  void nothingIsThere() {
    database.run("delete from ledger_pending where true");
    database.run("truncate place, configuration_change, institution cascade");
    gazetteer.forget();
  }

  @Test
  void takesAllLevelsInWithOneEntryOfThePublicRecord() throws IOException {
    assertThat(taken(SomePlaces.of(COUNTRY))).isEqualTo(new Outcome(8, 8, 0, 0, 0, 0, 8));

    assertThat(gazetteer.chain("970123101001"))
        .extracting(place -> place.name().zh())
        .containsExactly("北渠村委会", "柳塘镇", "青禾县", "望川市", "江原省");
    assertThat(gazetteer.place("970123101001").orElseThrow().name().en())
        .isEqualTo("Beiqu Cunweihui");
    assertThat(database.rows("select what from configuration_change"))
        .containsExactly("place-import.done");
    assertThat(differences()).isEmpty();
  }

  @Test
  void changesNothingWhenItIsFedInAgain() throws IOException {
    taken(SomePlaces.of(COUNTRY));
    String before = everything();

    assertThat(taken(SomePlaces.of(COUNTRY))).isEqualTo(new Outcome(8, 0, 0, 8, 0, 0, 8));

    assertThat(everything()).isEqualTo(before);
    assertThat(database.rows("select what from configuration_change")).hasSize(1);
  }

  @Test
  void onlyLooksWhereThatIsAsked() throws IOException {
    assertThat(node.places(connections).take(EDITOR, SomePlaces.of(COUNTRY), true, told()))
        .isEqualTo(new Outcome(8, 8, 0, 0, 0, 0, 8));

    assertThat(database.rows("select code from place")).isEmpty();
    assertThat(database.rows("select what from configuration_change")).isEmpty();
  }

  @Test
  void rejectsWithReasonsAndTakesTheRest() throws IOException {
    SomePlaces some =
        SomePlaces.of(
            "970123101 柳塘镇 970123",
            "97 江原省",
            "9 太短",
            "97x1 字母 97",
            "9701 望川市 97",
            "9701 又一个 97",
            "9702 _ 97",
            "980101 哪里也不是 9801",
            "980101001 也不是 980101",
            "970123 青禾县 9701");

    assertThat(taken(some)).isEqualTo(new Outcome(10, 4, 0, 0, 0, 6, 4));

    assertThat(some.told())
        .containsExactlyInAnyOrder(
            "places.csv:4 CODE_MALFORMED",
            "places.csv:5 CODE_MALFORMED",
            "places.csv:7 CODE_TWICE",
            "places.csv:8 NAME",
            "places.csv:9 PARENT_UNKNOWN",
            "places.csv:10 PARENT_UNKNOWN");
    assertThat(gazetteer.chain("970123101")).hasSize(4);
  }

  @Test
  void changesWhatIsCalledOtherwiseOrLiesElsewhere() throws IOException {
    taken(SomePlaces.of(COUNTRY));
    String[] newer = COUNTRY.clone();
    newer[3] = "970123101 柳塘街道 970123";
    newer[6] = "970123101002 南湾村委会 970123102";

    assertThat(taken(SomePlaces.of(newer))).isEqualTo(new Outcome(8, 0, 2, 6, 0, 0, 8));

    assertThat(gazetteer.search("柳塘街道", 5)).hasSize(1);
    assertThat(gazetteer.search("柳塘镇", 5)).isEmpty();
    assertThat(gazetteer.chain("970123101002").get(1).name().zh()).isEqualTo("石桥乡");
    assertThat(differences()).isEmpty();
  }

  @Test
  void endsWhatAFileDoesNotNameAnyMoreWithAllThatLiesInIt() throws IOException {
    taken(SomePlaces.of(COUNTRY));
    SomePlaces newer =
        SomePlaces.of(COUNTRY[0], COUNTRY[1], COUNTRY[2], COUNTRY[4], "970123103 新乡 970123");

    assertThat(taken(newer)).isEqualTo(new Outcome(5, 1, 0, 4, 3, 0, 9));

    assertThat(newer.told())
        .containsExactlyInAnyOrder(
            "ended 970123101 柳塘镇", "ended 970123101001 北渠村委会", "ended 970123101002 南湾村委会");
    assertThat(gazetteer.place("970123101001").orElseThrow().active()).isFalse();
    assertThat(gazetteer.search("北渠", 5)).isEmpty();
    assertThat(gazetteer.search("桥东", 5)).hasSize(1);
    assertThat(differences()).isEmpty();

    assertThat(taken(SomePlaces.of(COUNTRY)).changed()).as("they come again").isEqualTo(3);
    assertThat(gazetteer.search("北渠", 5)).hasSize(1);
    assertThat(differences()).isEmpty();
  }

  @Test
  void keepsWhatSomebodyChangedByHandUntilTheFileSaysOtherwise() throws IOException {
    taken(SomePlaces.of(COUNTRY));
    UUID town = institution();
    node.authorities()
        .changePlace(
            EDITOR,
            "970123101",
            was -> new Place(was.code(), new Name("柳塘古镇", "Liutang"), was.parent(), town));
    assertThat(differences()).isEmpty();

    assertThat(taken(SomePlaces.of(COUNTRY)).changed()).isZero();
    assertThat(gazetteer.place("970123101").orElseThrow().name().zh()).isEqualTo("柳塘古镇");

    String[] newer = COUNTRY.clone();
    newer[3] = "970123101 柳塘街道 970123";
    assertThat(taken(SomePlaces.of(newer)).changed()).isEqualTo(1);
    assertThat(gazetteer.place("970123101"))
        .contains(new Place("970123101", new Name("柳塘街道", "Liutang"), "970123", town));
    assertThat(differences()).isEmpty();
  }

  @Test
  void takesOverWhatSomebodyHasEnteredBefore() throws IOException {
    node.authorities()
        .add(EDITOR, new Place("97", new Name("江原省", "Jiangyuan Province"), null, null));

    assertThat(taken(SomePlaces.of(COUNTRY))).isEqualTo(new Outcome(8, 7, 0, 1, 0, 0, 8));

    assertThat(gazetteer.place("97").orElseThrow().name().en()).isEqualTo("Jiangyuan Province");
    assertThat(differences()).isEmpty();
  }

  @Test
  void theCheckFindsAPlaceThatWasAlteredAddedOrTakenOut() throws IOException {
    taken(SomePlaces.of(COUNTRY));
    for (String alteration :
        List.of(
            "update place set name_zh = '别的村' where code = '970123101001'",
            "update place set active = false where code = '970123101001'",
            "update place set imported = false where code = '970123101001'",
            "update place set imported_as = '' where code = '970123101001'",
            "insert into place (code, name_zh, name_en, sort_key, imported)"
                + " values ('98', '外省', 'x', 'x', true)",
            "delete from place where code = '970123101001'")) {
      database.run("create table kept as select * from place");
      database.run(alteration);
      assertThat(differences()).as(alteration).isNotEmpty();
      database.run("truncate place; insert into place select * from kept; drop table kept");
    }
    assertThat(differences()).isEmpty();
  }

  private UUID institution() {
    Institution town = County.activeBelowSomeoneOutside(County.institution("970123-town"));
    node.authorities().add(EDITOR, town);
    return town.id();
  }

  private Outcome taken(SomePlaces some) throws IOException {
    return node.places(connections).take(EDITOR, some, false, some);
  }

  private static SomePlaces told() {
    return SomePlaces.of();
  }

  private List<String> differences() {
    List<String> differences = new ArrayList<>();
    node.checking().check(differences::add, some -> {});
    differences.removeIf(one -> one.startsWith("calendar"));
    return differences;
  }

  private String everything() {
    return String.join("\n", database.rows("select (p.*)::text from place p order by code"));
  }
}
