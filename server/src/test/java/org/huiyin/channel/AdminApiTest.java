package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.huiyin.ApiTest;
import org.huiyin.Call.Answer;
import org.huiyin.access.Scope;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminApiTest extends ApiTest {

  private static final String ADMIN = "/api/v1/admin/";

  private String token = "";

  @BeforeEach
  void anAdministrator() {
    token = administrator();
  }

  private Answer get(String path) {
    return call("GET", ADMIN + path).bearer(token).send();
  }

  private Answer post(String path, String json) {
    return call("POST", ADMIN + path).bearer(token).json(json).send();
  }

  private Answer patch(String path, String json) {
    return call("PATCH", ADMIN + path).bearer(token).json(json).send();
  }

  private static String institution(String code) {
    return """
    {"authority":"999901","code":"%s","name":{"zh":"水利局","en":"Water bureau"},
     "rulebook":"cn-xinfang","phone":"0531-1234567","address":" "}"""
        .formatted(code);
  }

  @Test
  void takesAnInstitutionFromItsFirstWordToItsOpening() {
    String code = fresh("water");
    Answer added = post("institutions", institution(code));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.json().path("active").asBoolean()).isFalse();
    assertThat(added.json().path("address").isNull()).isTrue();
    String path = added.header("Location").substring(ADMIN.length());
    assertThat(get(path).json()).isEqualTo(added.json());
    assertThat(published()).doesNotContain(code);

    Answer early = patch(path, "{\"active\":true}");
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.errors()).containsExactly("superior: no-superior");

    Answer opened = patch(path, "{\"active\":true,\"superiorOutside\":\"市水利局\"}");
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    assertThat(opened.json().path("name").path("zh").asString()).isEqualTo("水利局");
    assertThat(published()).contains(code, "市水利局", "0531-1234567");
  }

  private String published() {
    return call("GET", "/api/v1/institutions").send().text();
  }

  @Test
  void changesOnlyWhatAPatchNames() {
    Institution institution = institution();
    Answer changed = patch("institutions/" + institution.id(), "{\"name\":{\"en\":\"Renamed\"}}");
    assertThat(changed.json().path("name").path("en").asString()).isEqualTo("Renamed");
    assertThat(changed.json().path("name").path("zh").asString())
        .isEqualTo(institution.name().zh());
    assertThat(changed.json().path("superiorOutside").asString()).isEqualTo("省人民政府");
    Answer emptied =
        patch("institutions/" + institution.id(), "{\"active\":false,\"superiorOutside\":null}");
    assertThat(emptied.status()).isEqualTo(200);
    assertThat(emptied.json().path("superiorOutside").isNull()).isTrue();
  }

  @Test
  void refusesAPatchThatNamesWhatIsNotThere() {
    String path = "institutions/" + institution().id();
    assertThat(patch(path, "{\"colour\":\"red\"}").errors())
        .containsExactly("colour: unknown-property");
    assertThat(patch(path, "{\"colour\":null}").errors())
        .containsExactly("colour: unknown-property");
    assertThat(patch(path, "{\"name\":{\"fr\":\"Eau\"}}").errors())
        .containsExactly("name.fr: unknown-property");
    assertThat(patch(path, "{\"superior\":\"not an id\"}").errors())
        .containsExactly("superior: wrong-type");
    assertThat(patch(path, "{\"id\":\"" + UUID.randomUUID() + "\"}").errors())
        .containsExactly("id: unknown-property");
    assertThat(patch(path, "[]").status()).isEqualTo(400);
    assertThat(patch("institutions/" + UUID.randomUUID(), "{}").status()).isEqualTo(404);
  }

  @Test
  void refusesACircleOfInstitutions() {
    Institution above = institution();
    Institution below = institution();
    String path = "institutions/";
    assertThat(patch(path + below.id(), superior(above)).status()).isEqualTo(200);
    assertThat(patch(path + above.id(), superior(below)).errors())
        .containsExactly("superior: cycle");
  }

  private static String superior(Institution institution) {
    return "{\"superior\":\"" + institution.id() + "\"}";
  }

  @Test
  void saysEverythingThatIsWrongAtOnceInTheLanguageAskedFor() {
    Answer answer =
        call("POST", ADMIN + "institutions")
            .bearer(token)
            .header("Accept-Language", "en")
            .json("{\"authority\":\"37\",\"name\":{\"zh\":\"水利局\"}}")
            .send();
    assertThat(answer.errors())
        .containsExactly(
            "authority: malformed", "code: required", "name.en: required", "rulebook: required");
    assertThat(answer.json().path("errors").path(1).path("message").asString())
        .isEqualTo("This is needed.");
  }

  @Test
  void tagsWhatItShowsAndRefusesAChangeOfAnOlderVersion() {
    String path = "institutions/" + institution().id();
    Answer first = get(path);
    String tag = first.header("ETag");
    assertThat(tag).matches("\"[A-Za-z0-9_-]{24}\"");
    assertThat(get(path).header("ETag")).isEqualTo(tag);
    assertThat(conditional("If-None-Match", tag, "GET", path, "").status()).isEqualTo(304);

    Answer changed = conditional("If-Match", tag, "PATCH", path, "{\"phone\":\"1\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag).isEqualTo(get(path).header("ETag"));
    Answer late = conditional("If-Match", tag, "PATCH", path, "{\"phone\":\"2\"}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("precondition-failed");
    assertThat(get(path).json().path("phone").asString()).isEqualTo("1");
    assertThat(conditional("If-None-Match", tag, "GET", path, "").status()).isEqualTo(200);
  }

  private Answer conditional(String header, String tag, String method, String path, String json) {
    return call(method, ADMIN + path).bearer(token).header(header, tag).json(json).send();
  }

  @Test
  void keepsUnitsTopicsAndPlacesOfAnInstitution() {
    Institution here = institution();
    String at = "\"institution\":\"" + here.id() + "\",\"name\":{\"zh\":\"甲\",\"en\":\"A\"}";
    for (String kind : new String[] {"units", "topics"}) {
      String more = kind.equals("topics") ? ",\"code\":\"roads\"" : "";
      Answer added = post(kind, "{" + at + more + "}");
      assertThat(added.status()).as(added.text()).isEqualTo(201);
      assertThat(added.json().path("active").asBoolean()).isTrue();
      assertThat(get(kind + "?institution=" + here.id()).json()).containsExactly(added.json());
      assertThat(get(kind).json()).contains(added.json());
      Answer closed =
          patch(added.header("Location").substring(ADMIN.length()), "{\"active\":false}");
      assertThat(closed.json().path("active").asBoolean()).isFalse();
      assertThat(post(kind, "{\"name\":{\"zh\":\"甲\",\"en\":\"A\"}}").errors())
          .containsExactly("institution: required");
    }
    String code = fresh("v");
    assertThat(post("places", "{" + at + ",\"code\":\"" + code + "\"}").status()).isEqualTo(201);
    assertThat(patch("places/" + code, "{\"parent\":\"" + code + "\"}").errors())
        .containsExactly("parent: cycle");
    assertThat(get("places/" + code).json().path("name").path("en").asString()).isEqualTo("A");
    assertThat(get("places/none").status()).isEqualTo(404);
  }

  @Test
  void showsOnlyActiveTopicsInPublic() {
    Institution here = institution();
    String at =
        "{\"institution\":\""
            + here.id()
            + "\",\"code\":\"%s\",\"active\":%s,"
            + "\"name\":{\"zh\":\"灌溉%s\",\"en\":\"Irrigation\"}}";
    post("topics", at.formatted("open", "true", "开"));
    post("topics", at.formatted("shut", "false", "关"));
    Answer list = call("GET", "/api/v1/institutions").send();
    assertThat(list.text()).contains("灌溉开").doesNotContain("灌溉关");
  }

  @Test
  void takesAnOfficerFromTheFirstDayToTheLast() {
    Institution here = institution();
    String login = fresh("li");
    Answer added =
        post(
            "officers",
            """
            {"institution":"%s","name":"李四","login":"%s","roles":["handler","registrar"]}"""
                .formatted(here.id(), login));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.text()).contains("[\"handler\",\"registrar\"]");
    String path = added.header("Location").substring(ADMIN.length());
    assertThat(get("officers?institution=" + here.id()).json()).containsExactly(added.json());

    Answer issued = call("POST", ADMIN + path + "/password").bearer(token).send();
    assertThat(issued.status()).isEqualTo(200);
    String password = issued.json().path("password").asString();
    assertThat(
            call("PUT", "/api/v1/password")
                .basic(login, password)
                .json("{\"password\":\"my very own words\"}")
                .send()
                .status())
        .isEqualTo(204);

    assertThat(patch(path, "{\"roles\":[\"lead\"]}").text()).contains("[\"lead\"]");
    assertThat(patch(path, "{\"roles\":[\"king\"]}").errors()).containsExactly("roles: unknown");
    assertThat(patch(path, "{\"roles\":[\"lead\",\"administrator\"]}").errors())
        .containsExactly("roles: administrator-opens-no-matters");
    assertThat(patch(path, "{\"active\":false}").status()).isEqualTo(200);
  }

  @Test
  void letsNoAdministratorRaiseThemselves() {
    Officer self = officer(institution().id(), Role.ADMINISTRATOR);
    String own = token(self, Scope.ADMIN);
    String path = ADMIN + "officers/" + self.id();
    Answer raised =
        call("PATCH", path).bearer(own).json("{\"roles\":[\"administrator\",\"auditor\"]}").send();
    assertThat(raised.errors()).containsExactly("roles: own-roles");
    assertThat(call("POST", path + "/password").bearer(own).send().status()).isEqualTo(403);
    assertThat(
            call("POST", ADMIN + "officers/" + UUID.randomUUID() + "/password")
                .bearer(own)
                .send()
                .status())
        .isEqualTo(404);
  }
}
