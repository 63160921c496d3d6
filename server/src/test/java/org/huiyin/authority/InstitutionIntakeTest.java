package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.authority.County.EDITOR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.InstitutionIntake.Row;
import org.huiyin.authority.InstitutionIntake.Said;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.junit.jupiter.api.Test;

class InstitutionIntakeTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final TestAuthorities node = TestAuthorities.on(TestTransactions.on(database));
  private final Directory directory = node.directory();
  private final List<String> told = new ArrayList<>();

  private final List<Row> tree =
      List.of(
          row("county-water", "水利局", "superior=county", List.of(), "灌溉科|Irrigation"),
          row("county", "青禾县人民政府", "superior=city", List.of("970123")),
          row("city", "望川市人民政府", "superior_outside=江原省人民政府", List.of()));

  @Test
  void takesInATreeInAnyOrderWithPlacesAndUnits() {
    place();
    assertThat(take(EDITOR, false, tree)).isZero();

    Institution water = directory.institutionByCode("county-water").orElseThrow();
    Institution county = directory.institutionByCode("county").orElseThrow();
    assertThat(water.superior()).isEqualTo(county.id());
    assertThat(water.active()).isTrue();
    assertThat(county.name().en()).isEqualTo("Qinghexianrenminzhengfu");
    assertThat(directory.units(water.id()))
        .extracting(unit -> unit.name())
        .containsExactly(new Name("灌溉科", "Irrigation"));
    assertThat(node.gazetteer().place("970123").orElseThrow().institution()).isEqualTo(county.id());

    told.clear();
    List<String> before = database.rows("select what from configuration_change");
    assertThat(take(EDITOR, false, tree)).isZero();
    assertThat(told).containsExactly("city Same[]", "county Same[]", "county-water Same[]");
    assertThat(database.rows("select what from configuration_change")).isEqualTo(before);
  }

  @Test
  void changesOnlyWhatTheTableSaysOtherwise() {
    place();
    take(EDITOR, false, tree);
    told.clear();

    assertThat(take(EDITOR, false, List.of(row("county-water", "", "phone=0531-1", List.of()))))
        .isZero();

    Institution water = directory.institutionByCode("county-water").orElseThrow();
    assertThat(water.phone()).isEqualTo("0531-1");
    assertThat(water.name().zh()).isEqualTo("水利局");
    assertThat(water.superior()).isNotNull();
  }

  @Test
  void onlyLooksWhereThatIsAsked() {
    place();
    assertThat(take(EDITOR, true, tree)).isZero();
    assertThat(told).hasSize(3).allMatch(one -> one.endsWith("Done[created=true]"));
    assertThat(directory.all()).isEmpty();
  }

  @Test
  void namesEachRowThatIsWrongAndTakesTheOthers() {
    List<Row> rows =
        List.of(
            row("aa", "甲", "superior=bb", List.of()),
            row("bb", "乙", "superior=aa", List.of()),
            row("cc", "丙", "superior=nobody", List.of()),
            row("dd", "丁", "superior=cc", List.of()),
            row("ee", "戊", "", List.of()),
            row("ff", "己", "superior_outside=省", List.of("000000")),
            row("gg", "庚", "superior_outside=省", List.of()),
            row("gg", "辛", "superior_outside=省", List.of()),
            row("X!", "壬", "superior_outside=省", List.of()));

    assertThat(take(EDITOR, false, rows)).isEqualTo(8);

    assertThat(told)
        .containsExactlyInAnyOrder(
            "gg Rejected[field=code, reason=taken]",
            "aa Rejected[field=superior, reason=cycle]",
            "bb Rejected[field=superior, reason=cycle]",
            "cc Rejected[field=superior, reason=unknown]",
            "dd Rejected[field=superior, reason=unknown]",
            "ee Rejected[field=superior, reason=no-superior]",
            "ff Rejected[field=places 000000, reason=unknown]",
            "X! Rejected[field=code, reason=malformed]",
            "gg Done[created=true]");
    assertThat(directory.all()).hasSize(1);
  }

  @Test
  void waitsForASecondAdministratorOnceTheSetUpIsOver() {
    place();
    Institution office = County.activeBelowSomeoneOutside(County.institution("office"));
    node.authorities().add(EDITOR, office);
    Officer officer =
        new Officer(
            UUID.randomUUID(),
            office.id(),
            null,
            "王",
            "king",
            Set.of(Role.ADMINISTRATOR),
            Set.of(),
            true);
    node.authorities().add(EDITOR, officer);
    database.run("insert into set_up_ended (ended_at) values ('2026-01-01T00:00:00Z')");
    Editor by = new Editor("officer:" + officer.id(), officer.id(), "import");

    assertThat(take(by, false, tree)).isZero();
    assertThat(take(by, false, tree)).isZero();

    assertThat(told)
        .containsExactly(
            "city Proposed[]",
            "county Waits[]",
            "county-water Waits[]",
            "city Proposed[]",
            "county Waits[]",
            "county-water Waits[]");
    assertThat(database.rows("select kind from proposal")).containsExactly("institution");
    assertThat(directory.institutionByCode("city")).isEmpty();
  }

  private long take(Editor by, boolean dryRun, List<Row> rows) {
    return node.institutions()
        .take(by, rows, dryRun, (row, said) -> told.add(row.code() + " " + told(said)));
  }

  private static String told(Said said) {
    return said.toString();
  }

  private void place() {
    node.authorities().add(EDITOR, new Place("970123", new Name("青禾县", "Qinghe"), null, null));
  }

  private static Row row(
      String code, String name, String more, List<String> places, String... units) {
    Map<String, String> cells =
        new HashMap<>(Map.of("code", code, "name", name, "authority", "970123"));
    if (!more.isEmpty()) {
      String[] cell = more.split("=", 2);
      cells.put(cell[0], cell[1]);
    }
    List<Name> names = new ArrayList<>();
    for (String unit : units) {
      String[] both = unit.split("[|]", 2);
      names.add(new Name(both[0], both[1]));
    }
    return new Row(2, cells, places, names);
  }
}
