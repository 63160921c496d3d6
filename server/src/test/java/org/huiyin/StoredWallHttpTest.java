package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.Checking;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// R2: whoever was behind the wall at an act stays there, though it was neither so when the matter
/// was brought nor is it so now.
class StoredWallHttpTest {

  private static final Editor EDITOR = new Editor("system:test", null);
  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Authorities authorities = SERVER.bean(Authorities.class);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private UUID id(String code) {
    return directory.institutionByCode(code).orElseThrow().id();
  }

  private void hang(String code, UUID under) {
    Change<Institution> change =
        authorities.changeInstitution(
            EDITOR,
            id(code),
            was ->
                new Institution(
                    was.id(),
                    was.authority(),
                    was.code(),
                    was.name(),
                    under,
                    was.superiorOutside(),
                    was.competentForAccusations(),
                    was.rulebook(),
                    was.head(),
                    was.phone(),
                    was.address(),
                    was.active()));
    assertThat(change).isInstanceOf(Change.Changed.class);
  }

  private void directs(String chief, Set<UUID> subordinates) {
    Change<Officer> change =
        authorities.changeOfficer(
            EDITOR,
            officer(chief).id(),
            was ->
                new Officer(
                    was.id(),
                    was.institution(),
                    was.unit(),
                    was.name(),
                    was.login(),
                    was.roles(),
                    subordinates,
                    was.active()));
    assertThat(change).isInstanceOf(Change.Changed.class);
  }

  private Officer officer(String login) {
    return directory.officerByLogin(login).orElseThrow();
  }

  private static List<String> differences() {
    return SERVER.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::toString)
        .toList();
  }

  @Test
  void whoeverWasBelowTheAccusedAtAnActIsNeverGivenTheMatter() {
    UUID city = id(DemoCounty.CITY + "-gov");
    UUID county = id(DemoCounty.COUNTY + "-gov");
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    filing.put("institution", DemoCounty.WATER);
    Brought brought = Brought.of(api, filing);

    hang(DemoCounty.LABOUR, id(DemoCounty.WATER));
    brought.done("demo.city-registrar", "register", Map.of());
    hang(DemoCounty.LABOUR, city);
    // Was below the accused too, but while nobody did anything.
    hang(DemoCounty.LIUTANG, id(DemoCounty.WATER));
    hang(DemoCounty.LIUTANG, county);

    Api.problem(refer(brought, DemoCounty.LABOUR), 422, "rule-refused");
    assertThat(refer(brought, DemoCounty.LIUTANG).statusCode()).isEqualTo(200);
    assertThat(differences()).isEmpty();
    assertThat(
            SERVER
                .database()
                .rows(
                    """
                    select j.seq || ' ' || (j.facts::jsonb -> 'walled' -> 'institutions')::text
                    from journal j join matter m on m.id = j.matter
                    where m.number = ? and j.facts::jsonb ? 'walled'
                    """
                        .replace("jsonb ?", "jsonb ??"),
                    brought.number()))
        .containsExactly("2 [\"" + id(DemoCounty.LABOUR) + "\"]");
  }

  private static java.net.http.HttpResponse<String> refer(Brought brought, String to) {
    Map<String, Object> there = new HashMap<>(Brought.toWater());
    there.put("institution", to);
    return brought.act("demo.city-registrar", "refer", there);
  }

  @Test
  void whomTheOneWhoDidItDirectedAtAnActSeesNothingAnyMore() {
    Officer colleague = officer("demo.handler2");
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("about", Map.of("officer", officer("demo.handler").id()));
    Brought brought =
        Brought.of(api, filing)
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater());
    assertThat(brought.open("demo.handler2").statusCode()).isEqualTo(200);

    directs("demo.handler", Set.of(colleague.id()));
    brought.done("add", Map.of("texts", Map.of("text", "水还没有来。")));
    directs("demo.handler", Set.of());

    Api.problem(brought.open("demo.handler2"), 404, "not-found");
    assertThat(brought.open("demo.lead").statusCode()).isEqualTo(200);
    assertThat(differences()).isEmpty();
  }
}
