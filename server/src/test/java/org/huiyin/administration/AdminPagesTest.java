package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.TestServer;
import org.huiyin.access.Credentials;
import org.huiyin.access.SignIn;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Place;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An administrator at work in a browser.
class AdminPagesTest {

  private static final TestServer SERVER = Administered.SERVER;
  private static final Editor SYSTEM = new Editor("system:test", null);
  private static final Map<String, String> ZH = Wording.in("zh");

  private final Authorities authorities = SERVER.bean(Authorities.class);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Visit visit = AtTheDesk.signedIn(SERVER, "demo.admin");
  private final Accomplice accomplice = new Accomplice(SERVER);
  private final String water =
      directory.institutionByCode(DemoCounty.WATER).orElseThrow().id().toString();

  private static String fresh(String word) {
    return word + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String words(String key) {
    String words = ZH.get(key);
    return words == null ? "no text " + key : words;
  }

  /// Where a browser is led after saving; empty if the form was shown again.
  private static String led(Visit.Shown answer) {
    return answer.status() == 303 ? answer.header("Location") : "";
  }

  private static String error(Visit.Shown page, String field) {
    return page.first("id=\"e-" + Pattern.quote(field) + "\">(.*?)</p>").replaceAll("<[^>]+>", "");
  }

  private static String value(Visit.Shown page, String field) {
    return page.first("name=\"" + Pattern.quote(field) + "\" type=\"text\" value=\"([^\"]*)\"");
  }

  private Visit.Shown add(String kinds, String... fields) {
    Visit.Shown form = visit.get("/admin/new/" + kinds + "?institution=" + water);
    return visit.submit(form, "/admin/new/" + kinds, fields);
  }

  @Test
  void addsAnInstitutionAndOpensItOnceItsSuperiorIsNamed() {
    String code = fresh("forest");
    Visit.Shown added =
        add(
            "institutions",
            "name.zh",
            "林业局",
            "name.en",
            "Forest Bureau",
            "code",
            code,
            "authority",
            "990123",
            "rulebook",
            "cn-xinfang");
    String path = led(added).replace("?done=yes", "");
    assertThat(path).startsWith("/admin/institutions/");
    assertThat(visit.get("/admin").text()).contains("林业局", words("admin.undone.superior"));

    Visit.Shown early = visit.submit(open(visit.get(path)), path, "active", "yes");
    assertThat(error(early, "superior")).contains(words("admin.finding.no-superior"));
    assertThat(early.text()).contains("href=\"#f-superior\"");

    String why = words("admin.finding.required.reason");
    Visit.Shown silent = visit.submit(open(early), path, "active", "yes", "superior", water);
    assertThat(error(silent, "reason")).contains(why);

    Visit.Shown opened =
        visit.submit(open(silent), path, "active", "yes", "superior", water, "reason", "新成立的机关");
    assertThat(visit.get(led(opened)).text())
        .contains(words("admin.proposal.done.proposed"), "青禾县信访局的苗青", "新成立的机关");
    assertThat(directory.institutionByCode(code).orElseThrow().active()).isFalse();
    accomplice.agree(opened);
    Institution institution = directory.institutionByCode(code).orElseThrow();
    assertThat(institution.active()).isTrue();
    assertThat(visit.get("/published?institution=" + code).text()).contains("青禾县水务局");
  }

  /// The page with what its text fields hold, as a browser sends them along.
  private static Visit.Shown open(Visit.Shown page) {
    String hidden =
        Pattern.compile("<input class=\"govuk-input[^>]*?name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"")
            .matcher(page.text())
            .results()
            .map(
                field ->
                    "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(field.group(1), field.group(2)))
            .reduce("", String::concat);
    String rulebook = "<input type=\"hidden\" name=\"rulebook\" value=\"cn-xinfang\">";
    return new Visit.Shown(
        page.status(), page.headers(), page.text() + hidden + rulebook, page.weight());
  }

  static Stream<String> kinds() {
    return Stream.of("institutions", "units", "officers", "places", "topics");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void saysBesideEachFieldWhatIsWrongAndKeepsWhatWasTyped(String kinds) {
    String name = kinds.equals("officers") ? "login" : "name.en";
    Visit.Shown again =
        add(kinds, name, "kept <as> typed", "code", "!", "authority", "1", "parent", "nowhere");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains(words("mistakes.title"));
    assertThat(value(again, name)).isEqualTo("kept &lt;as> typed");
    String missing = kinds.equals("officers") ? "name" : "name.zh";
    assertThat(error(again, missing)).contains(words("admin.finding.required"));
    if (again.text().contains("id=\"f-code\"")) {
      assertThat(error(again, "code")).contains(words("admin.finding.malformed.code"));
    }
    if (kinds.equals("places")) {
      assertThat(error(again, "parent")).contains(words("admin.finding.unknown.parent"));
    }
    if (kinds.equals("officers")) {
      assertThat(error(again, "login")).contains(words("admin.finding.malformed.login"));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void addsOneThingHoweverOftenItsFormIsSent(String kinds) {
    Visit.Shown form = visit.get("/admin/new/" + kinds + "?institution=" + water);
    String code = kinds.equals("places") ? fresh("P") : fresh("twice");
    String[] fields = {
      "name.zh",
      "甲" + code,
      "name.en",
      code,
      "name",
      "甲" + code,
      "login",
      code,
      "code",
      code,
      "authority",
      "990123",
      "rulebook",
      "cn-xinfang",
      kinds.equals("institutions") ? "phone" : "active",
      "yes",
    };
    String first = led(visit.submit(form, "/admin/new/" + kinds, fields));
    Visit.Shown second = visit.submit(form, "/admin/new/" + kinds, fields);

    if (kinds.equals("places")) {
      assertThat(error(second, "code")).contains(words("admin.finding.taken"));
    } else {
      assertThat(led(second)).isEqualTo(first);
    }
    assertThat(visit.get("/admin/" + kinds + "?q=" + code).text())
        .containsOnlyOnce("href=\"" + first.replace("?done=yes", "") + "\"");
    assertThat(visit.get(first).text()).contains("甲" + code, words("admin.done"));
  }

  @Test
  void tellsWhoeverSavesWhatSomebodyElseHasChangedMeanwhile() {
    String unit = led(add("units", "name.zh", "早", "name.en", "Early", "active", "yes"));
    String path = unit.replace("?done=yes", "");
    Visit.Shown mine = visit.get(path);
    UUID id = UUID.fromString(path.substring("/admin/units/".length()));
    authorities.changeUnit(
        SYSTEM,
        id,
        now ->
            new org.huiyin.authority.Unit(
                now.id(), now.institution(), new Name("别人的", "Theirs"), now.active()));

    Visit.Shown late =
        visit.submit(mine, path, "name.zh", "我的", "name.en", "Mine", "active", "yes");

    assertThat(late.status()).isEqualTo(200);
    assertThat(late.text()).contains(words("admin.overtaken"));
    assertThat(value(late, "name.zh")).isEqualTo("我的");
    assertThat(error(late, "name.zh")).contains("现在是：别人的");
    assertThat(error(late, "active")).isEmpty();
    assertThat(directory.unit(id).orElseThrow().name().zh()).isEqualTo("别人的");

    Visit.Shown meant =
        visit.submit(late, path, "name.zh", "我的", "name.en", "Mine", "active", "yes");
    assertThat(led(meant)).isEqualTo(path + "?done=yes");
    assertThat(directory.unit(id).orElseThrow().name().zh()).isEqualTo("我的");
  }

  @Test
  void doesNothingWithAFormThatSomebodyElseMade() {
    Visit.Shown form = visit.get("/admin/new/units?institution=" + water);
    String name = fresh("forged");
    Map<String, String> fields = form.hidden();
    fields.putAll(Map.of("name.zh", name, "name.en", name, "csrf", "forged"));

    Visit.Shown again = visit.post("/admin/new/units", fields);

    assertThat(again.text()).contains(words("mistake.form-stale"), name);
    assertThat(directory.units(UUID.fromString(water)))
        .noneMatch(unit -> unit.name().zh().equals(name));
  }

  @Test
  void keepsWhatWasTypedWhenTheLanguageChanges() {
    Visit.Shown form = visit.get("/admin/new/units?institution=" + water);

    Visit.Shown english = visit.submit(form, "/admin/new/units", "name.zh", "半截", "lang", "en");

    assertThat(english.text()).contains("Name in Chinese").doesNotContain("Something needs");
    assertThat(value(english, "name.zh")).isEqualTo("半截");
    visit.get("/admin?lang=zh-CN");
  }

  private Officer officer(String name, Role... roles) {
    Officer wanted =
        new Officer(
            UUID.randomUUID(),
            UUID.fromString(water),
            null,
            name,
            fresh("officer"),
            Set.of(roles),
            Set.of(),
            true);
    assertThat(authorities.add(SYSTEM, wanted)).isInstanceOf(Change.Created.class);
    return wanted;
  }

  @Test
  void changesWhatAnOfficerMayDoAndWhomTheyDirect() {
    Officer below = officer("下属");
    Officer chief = officer("上级");
    String path = "/admin/officers/" + chief.id();

    Visit.Shown saved =
        visit.submit(
            visit.get(path),
            path,
            "name",
            "上级",
            "login",
            chief.login(),
            "roles",
            "lead",
            "subordinates",
            below.id().toString(),
            "active",
            "yes",
            "reason",
            "升任");

    assertThat(directory.officer(chief.id()).orElseThrow().roles()).isEmpty();
    accomplice.agree(saved);
    assertThat(directory.directs(chief.id(), below.id())).isTrue();
    assertThat(directory.officer(chief.id()).orElseThrow().roles()).containsExactly(Role.LEAD);
    String belowPath = "/admin/officers/" + below.id();
    Visit.Shown circle =
        visit.submit(
            visit.get(belowPath),
            belowPath,
            "name",
            "下属",
            "login",
            below.login(),
            "subordinates",
            chief.id().toString(),
            "active",
            "yes");
    assertThat(error(circle, "subordinates")).contains(words("admin.finding.cycle.subordinates"));
  }

  @Test
  void letsNobodyRaiseThemselves() {
    Officer self = directory.officerByLogin("demo.admin").orElseThrow();
    String path = "/admin/officers/" + self.id();
    Visit.Shown page = visit.get(path);
    assertThat(page.text()).contains(words("admin.own")).doesNotContain(path + "/password");

    Visit.Shown raised =
        visit.submit(
            page,
            path,
            "name",
            self.name(),
            "login",
            self.login(),
            "roles",
            "auditor",
            "active",
            "yes");

    assertThat(error(raised, "roles")).contains(words("admin.finding.own-roles"));
    assertThat(directory.officer(self.id()).orElseThrow().roles()).isEqualTo(self.roles());
    assertThat(visit.get(path + "/password").status()).isEqualTo(404);
    assertThat(visit.submit(page, path + "/password").status()).isEqualTo(404);
  }

  @Test
  void issuesAPasswordThatIsShownOnceAndMustBeChanged() {
    Officer officer = officer("新来的", Role.HANDLER);
    String path = "/admin/officers/" + officer.id() + "/password";
    Visit.Shown asked = visit.get(path);
    assertThat(asked.text()).contains(words("admin.issue.two"), "新来的");
    assertThat(error(visit.submit(asked, path), "reason"))
        .contains(words("admin.finding.required.reason"));

    Visit.Shown issued = visit.submit(asked, path, "reason", "忘记了密码");

    String password = issued.first("<p class=\"key\">([^<]+)</p>");
    assertThat(issued.text())
        .contains(officer.login(), words("admin.issued.text"), words("admin.issued.waits"));
    assertThat(SERVER.bean(Credentials.class).signIn(officer.login(), password))
        .isInstanceOf(SignIn.Wrong.class);
    assertThat(new Accomplice(SERVER).agreeToWhatIsShown(issued)).doesNotContain(password);
    assertThat(SERVER.bean(Credentials.class).signIn(officer.login(), password))
        .isInstanceOfSatisfying(
            SignIn.Accepted.class, accepted -> assertThat(accepted.mustChange()).isTrue());
    assertThat(visit.get(path).text()).doesNotContain(password);
    assertThat(visit.get("/published").text()).doesNotContain(password, officer.login());
  }

  @Test
  void refusesTopicsThatNamePeopleWithTheReason() {
    Visit.Shown refused =
        add("topics", "name.zh", "老上访户", "name.en", "Troublemakers", "code", fresh("t"));

    assertThat(error(refused, "name.zh")).contains("等于给人列名单");
    assertThat(error(refused, "name.en")).contains("等于给人列名单");
    assertThat(value(refused, "name.zh")).isEqualTo("老上访户");
  }

  @Test
  void promisesShorterDatesWhereTheLawHasNone() {
    String labour = directory.institutionByCode(DemoCounty.LABOUR).orElseThrow().id().toString();
    String path = "/admin/house-dates/" + labour;
    Visit.Shown page = visit.get(path);
    String clock = page.first("<select[^>]*name=\"(dates\\.[^\"]+)\"");
    String shorter =
        page.first("name=\"" + Pattern.quote(clock) + "\".*?<option value=\"([0-9]+ [a-z-]+)\"");
    assertThat(page.text()).contains(words("admin.house.text"));

    Visit.Shown longer = visit.submit(page, path, clock, shorter.replaceFirst("[0-9]+", "999"));
    assertThat(error(longer, clock)).contains(words("admin.finding.no-shorter-promise"));
    Visit.Shown saved = visit.submit(page, path, clock, shorter);

    assertThat(led(saved)).isEqualTo(path + "?done=yes");
    assertThat(visit.get(led(saved)).text())
        .containsPattern("<option value=\"" + shorter + "\" selected>");
    assertThat(visit.get("/published?kind=house-dates&institution=" + DemoCounty.LABOUR).text())
        .contains("承诺期限“青禾县人力资源和社会保障局”");
    assertThat(visit.get("/admin/new/house-dates").status()).isEqualTo(404);
    assertThat(led(visit.submit(visit.get(path), path, clock, ""))).isNotEmpty();
  }

  @Test
  void showsTheInstitutionsAsTheTreeTheyAre() {
    String tree = visit.get("/admin/institutions").first("(<ul class=\"tree\">.*)<footer");

    int city = tree.indexOf("望川市人民政府");
    int county = tree.indexOf("青禾县人民政府");
    int town = tree.indexOf("柳塘镇人民政府");
    assertThat(city).isPositive().isLessThan(county);
    assertThat(county).isLessThan(town);
    assertThat(tree.substring(county, town)).contains("<ul>");
    assertThat(tree).contains("上级：江原省人民政府");
  }

  @Test
  void findsPlacesByAPartOfTheirNameAndTurnsPages() {
    String part = fresh("Pages");
    for (int i = 10; i < 62; i++) {
      String code = fresh("Z");
      assertThat(authorities.add(SYSTEM, new Place(code, new Name("村" + i, part + i), null, null)))
          .isInstanceOf(Change.Created.class);
    }
    Visit.Shown first = visit.get("/admin/places?q=" + part);
    assertThat(first.text()).contains("共 52 条", "第 1 页，共 2 页");
    String next = first.first("rel=\"next\" href=\"([^\"]+)\"").replace("&amp;", "&");
    Visit.Shown second = visit.get("/admin/places" + next);

    assertThat(rows(first)).hasSize(50);
    assertThat(rows(second)).hasSize(2).doesNotContainAnyElementsOf(rows(first));
    assertThat(visit.get("/admin/places?q=nothing-like-it").text())
        .contains(words("search.nothing"));
  }

  private static List<String> rows(Visit.Shown page) {
    return Pattern.compile("href=\"(/admin/places/[^\"]+)\"")
        .matcher(page.text())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void saysThatAnAdministratorOpensNoMatters() {
    assertThat(visit.get("/admin").text()).contains(words("admin.no-matters"));
    assertThat(visit.get("/desk").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/people",
        "/admin/units/nothing",
        "/admin/places/none",
        "/admin/new/people",
        "/admin/officers/00000000-0000-0000-0000-000000000000/password",
        "/admin/officers/x/password"
      })
  void haveNoPageForWhatIsNotThere(String path) {
    assertThat(visit.get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin", "/admin/officers", "/admin/new/units"})
  void openToAdministratorsOnly(String path) {
    assertThat(new Visit(SERVER.uri()).get(path).status()).isEqualTo(303);
    assertThat(AtTheDesk.signedIn(SERVER, "demo.handler").get(path).status()).isEqualTo(403);
  }
}
