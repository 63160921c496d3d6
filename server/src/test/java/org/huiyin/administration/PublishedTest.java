package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.Call;
import org.huiyin.TestServer;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Place;
import org.huiyin.authority.Role;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Configuration is public: each kind of change, in words, in both languages, without a name.
class PublishedTest {

  private static final TestServer SERVER = Administered.SERVER;

  private final Authorities authorities = SERVER.bean(Authorities.class);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Visit visit = new Visit(SERVER.uri());
  private final Editor administrator = administrator();
  private final Institution bureau = bureau();

  private Editor administrator() {
    UUID id = directory.officerByLogin("demo.admin").orElseThrow().id();
    return new Editor("officer:" + id, id);
  }

  /// An institution of this test's own, so that its page holds this test's changes only.
  private Institution bureau() {
    return done(
        authorities.add(
            County.EDITOR,
            new Institution(
                UUID.randomUUID(),
                "990123",
                "published-" + UUID.randomUUID().toString().substring(0, 8),
                new Name("青禾县林业局", "Qinghe County Forest Bureau"),
                null,
                "市林业局",
                null,
                "cn-xinfang",
                null,
                null,
                null,
                true)));
  }

  private static <T> T done(Change<T> change) {
    return switch (change) {
      case Change.Created<T>(T value) -> value;
      case Change.Changed<T>(T value) -> value;
      case Change.Absent<T> _, Change.Proposed<T> _ -> throw new AssertionError(change);
      case Change.Refused<T>(var findings) -> throw new AssertionError(findings);
    };
  }

  private String page(String language, String query) {
    return visit
        .get("/published?lang=" + language + "&institution=" + bureau.code() + query)
        .text();
  }

  /// The text of a page without its tags.
  private static String read(String page) {
    return page.replaceAll("(?s)<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  private Officer officer() {
    return done(
        authorities.add(
            County.EDITOR,
            new Officer(
                UUID.randomUUID(),
                bureau.id(),
                null,
                "欧阳无名",
                "secret-" + UUID.randomUUID().toString().substring(0, 8),
                Set.of(Role.HANDLER),
                Set.of(),
                true)));
  }

  private void changed(UnaryOperator<Institution> to) {
    done(authorities.changeInstitution(administrator, bureau.id(), to));
  }

  private static Institution reachedAt(Institution institution, String phone) {
    return new Institution(
        institution.id(),
        institution.authority(),
        institution.code(),
        institution.name(),
        institution.superior(),
        institution.superiorOutside(),
        institution.competentForAccusations(),
        institution.rulebook(),
        institution.head(),
        phone,
        institution.address(),
        institution.active());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN | 青禾县信访局的管理员 | 修改：机关“青禾县林业局” | 电话 ： 0535-1 → 改为 0535-2 | 电话 ： 0535-1 ",
        "en | by an administrator of Qinghe County Petition Office"
            + " | Changed: Institution Qinghe County Forest Bureau"
            + " | Telephone : 0535-1 → became 0535-2 | Telephone : 0535-1 "
      })
  void saysWhatBecameOfWhatAndByWhichOffice(
      String language, String by, String title, String difference, String first) {
    changed(institution -> reachedAt(institution, "0535-1"));
    changed(institution -> reachedAt(institution, "0535-2"));

    String page = read(page(language, ""));

    assertThat(page).contains(by, title, difference, first);
    assertThat(page.indexOf(difference)).isLessThan(page.lastIndexOf(first));
    assertThat(page).doesNotContain("{", "\"", "null");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 部门, 主题, 工作人员, 地点, 承办人", "en, Unit, Topic, Officer, Place, handler"})
  void showsEachKindOfChange(
      String language, String unit, String topic, String officer, String place, String role) {
    Name name = new Name("防火站", "Fire Station");
    done(authorities.add(administrator, new Unit(UUID.randomUUID(), bureau.id(), name, true)));
    done(
        authorities.add(
            administrator, new Topic(UUID.randomUUID(), bureau.id(), "fires", name, true)));
    done(
        authorities.add(
            administrator,
            new Place(
                "F" + UUID.randomUUID().toString().substring(0, 8), name, "990123", bureau.id())));
    Officer added = officer();

    String all = read(page(language, ""));

    assertThat(all).contains(unit, topic, place, officer, role);
    assertThat(all).contains(language.equals("en") ? "Works here" : "在岗");
    assertThat(all).contains(added.id().toString().substring(0, 8));
    assertThat(read(page(language, "&kind=unit")))
        .contains(language.equals("en") ? "Fire Station" : "防火站")
        .doesNotContain(role);
  }

  @Test
  void theSchemaOfRulebooksIsThereForEditors() {
    assertThat(visit.get(SchemaController.PATH).text()).isEqualTo(Rulebook.schema());
  }

  @Test
  void neverTellsTheNameOrTheSignInNameOfAnOfficer() {
    Officer officer = officer();

    String page = page("zh-CN", "");
    String json = api("?institution=" + bureau.code()).toString();

    assertThat(page).contains(officer.id().toString().substring(0, 8));
    assertThat(json).contains(officer.id().toString());
    for (Officer any : directory.officers(officer.institution())) {
      assertThat(page + json).doesNotContain(any.login()).doesNotContain(any.name());
    }
    assertThat(visit.get("/published").text()).doesNotContain("demo.admin", "郑和");
  }

  @Test
  void turnsPagesByFifty() {
    for (int i = 0; i < 51; i++) {
      String phone = "0535-" + i;
      changed(institution -> reachedAt(institution, phone));
    }

    Visit.Shown first = visit.get("/published?institution=" + bureau.code());
    assertThat(first.text()).contains("0535-50").doesNotContain("新增");
    String older = first.first("href=\"(/published[^\"]*before=[0-9]+)\"").replace("&amp;", "&");
    String second = visit.get(older).text();
    assertThat(second).contains("新增", "回到最新").doesNotContain("0535-50");

    JsonNode page = api("?institution=" + bureau.code());
    assertThat(page.required("changes")).hasSize(50);
    String next = page.required("next").stringValue();
    JsonNode rest = call(next).json();
    assertThat(rest.required("changes")).hasSize(2);
    assertThat(rest.required("next").isNull()).isTrue();
  }

  @Test
  void tellsProgramsTheSame() {
    changed(institution -> reachedAt(institution, "0535-9"));

    JsonNode change = api("?kind=institution&institution=" + bureau.code()).at("/changes/0");

    assertThat(change.required("kind").stringValue()).isEqualTo("institution");
    assertThat(change.required("verb").stringValue()).isEqualTo("changed");
    assertThat(change.required("institution").stringValue()).isEqualTo(bureau.code());
    assertThat(change.at("/by/institution").stringValue()).isEqualTo(DemoCounty.PETITIONS);
    assertThat(change.required("differences"))
        .singleElement()
        .asString()
        .isEqualTo("{\"field\":\"phone\",\"before\":null,\"after\":\"0535-9\"}");
    assertThat(call("/api/v1/published?kind=people").problem()).isEqualTo("invalid-parameter");
    assertThat(call("/api/v1/published?institution=none").problem()).isEqualTo("invalid-parameter");
  }

  @Test
  void givesEachRulebookInForceToTheLetter() throws Exception {
    Visit.Shown page = visit.get("/published");
    String path = page.first("href=\"(/published/rulebooks/[^\"]+)\"");

    Visit.Shown document = visit.get(path);

    assertThat(document.text()).contains("id: cn-xinfang");
    assertThat(document.header("Content-Disposition")).contains("attachment", "cn-xinfang-");
    assertThat(document.header("Content-Type")).startsWith("application/yaml");
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(document.text().getBytes(StandardCharsets.UTF_8));
    assertThat(path).contains(HexFormat.of().formatHex(digest));
    assertThat(visit.get("/published/rulebooks/none").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?kind=people", "?institution=none", "?institution=%27"})
  void hasNoPageForWhatIsNotThere(String query) {
    assertThat(visit.get("/published" + query).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?before=x", "?before=99999999999999999999", "?before=0"})
  void shrugsAtAPlaceInTheRecordThatIsNone(String query) {
    assertThat(visit.get("/published" + query).status()).isEqualTo(200);
  }

  private static JsonNode api(String query) {
    return call("/api/v1/published" + query).json();
  }

  private static Call.Answer call(String path) {
    return Call.to(SERVER.uri().getPort(), "GET", path).send();
  }
}
