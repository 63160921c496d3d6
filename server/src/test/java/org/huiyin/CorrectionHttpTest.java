package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Complainants correct who they are with the key alone. Whoever stole a key gains nothing by it:
/// a lost key is checked against what was given before, for thirty days.
class CorrectionHttpTest {

  private static final Map<String, String> OWNER =
      Map.of("name", "王小河", "id-number", "99012319700101002X", "phone", "13800000001");
  private static final Map<String, String> THIEF =
      Map.of("name", "李阿强", "id-number", "990123198505050011", "phone", "13900000009");

  private final Api api = Officers.API;
  private final Officers officers = new Officers(api);

  CorrectionHttpTest() {
    Officer clerk =
        officers.add(DemoCounty.PETITIONS, officers.unit(DemoCounty.PETITIONS, "接访科"), "clerk");
    officers.add(DemoCounty.PETITIONS, officers.unit(DemoCounty.PETITIONS, "办信科"), "other-unit");
    assertThat(clerk.active()).isTrue();
  }

  @BeforeEach
  void accountsAreOld() {
    officers.aDayLater();
    officers.aDayLater();
  }

  private Brought by(Map<String, String> identity) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    if (!identity.isEmpty()) {
      filing.put("identity", identity);
    }
    return Brought.of(api, filing);
  }

  private HttpResponse<String> correct(Brought brought, Map<String, ?> identity) {
    return api.send(
        "PUT",
        "/api/v1/matters/" + brought.number() + "/identity",
        HttpRequest.BodyPublishers.ofString(
            Api.text(Map.of("identity", identity)), StandardCharsets.UTF_8),
        "Content-Type",
        "application/json",
        "Authorization",
        Api.basic(brought.number(), brought.key()));
  }

  private List<String> corrected(Brought brought, Map<String, ?> identity) {
    HttpResponse<String> answer = correct(brought, identity);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer).required("corrected").valueStream().map(JsonNode::stringValue).toList();
  }

  private JsonNode kept(Brought brought) {
    return Api.json(
            api.get(
                "/matters/" + brought.number() + "/data/json",
                "Authorization",
                Api.basic(brought.number(), brought.key())))
        .required("identity");
  }

  private HttpResponse<String> check(
      String officer, Brought brought, Map<String, String> identity) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", brought.number());
    body.put("document", "id-card");
    body.put("name", identity.getOrDefault("name", ""));
    body.put("idNumber", identity.getOrDefault("id-number", ""));
    body.put("phone", identity.getOrDefault("phone", ""));
    return officers.post(officer, "/desk/lost-keys", body);
  }

  private boolean matches(String officer, Brought brought, Map<String, String> identity) {
    HttpResponse<String> answer = check(officer, brought, identity);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer).required("matches").booleanValue();
  }

  private List<String> rows(String sql, String... parameters) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection owner = api.server().database().owner();
        PreparedStatement query = owner.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows;
  }

  private void daysLater(int days) throws SQLException {
    try (Connection owner = api.server().database().owner();
        var update = owner.createStatement()) {
      update.execute("select set_config('huiyin.principal', 'system:test', false)");
      update.execute("update party_before set until_on = until_on - " + days);
    }
  }

  @Test
  void replacesWhatIsKeptAndSaysWhichAndNeverWhat() throws SQLException {
    Brought brought = by(OWNER);
    Map<String, String> moved = new HashMap<>(OWNER);
    moved.put("phone", "13711112222");
    moved.put("address", "柳塘镇新村");

    assertThat(corrected(brought, moved)).containsExactly("address", "phone");

    assertThat(kept(brought).required("phone").stringValue()).isEqualTo("13711112222");
    assertThat(kept(brought).size()).isEqualTo(4);
    JsonNode entry = brought.view().required("happened").valueStream().toList().getLast();
    assertThat(entry.at("/act/id").stringValue()).isEqualTo("corrected");
    assertThat(entry.required("texts").required("corrected").stringValue()).isEqualTo("地址、电话");
    String seen = Api.text(Api.json(brought.open("demo.registrar")));
    assertThat(seen).contains("corrected").doesNotContain("13711112222", "柳塘镇新村", "王小河");
    assertThat(
            rows(
                "select facts from journal j join matter m on m.id = j.matter where number = ?",
                brought.number()))
        .noneMatch(facts -> facts.contains("13711112222") || facts.contains("柳塘"));
  }

  @Test
  void theSameAgainIsNoEntry() {
    Brought brought = by(OWNER);
    assertThat(corrected(brought, OWNER)).isEmpty();
    assertThat(brought.view().required("happened").size()).isEqualTo(1);
  }

  @Test
  void whatIsLeftOutIsNoMore() {
    Brought brought = by(OWNER);
    assertThat(corrected(brought, Map.of("name", "王小河"))).containsExactly("id-number", "phone");
    assertThat(kept(brought).properties()).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithAField() {
    Brought brought = by(OWNER);
    JsonNode problem =
        Api.problem(
            correct(
                brought,
                Map.of("name", "x".repeat(201), "nickname", "x", "reach", "email", "phone", " ")),
            422,
            "invalid-fields");
    assertThat(Api.errors(problem))
        .containsExactlyInAnyOrder(
            "identity.name too-many-characters",
            "identity.nickname unknown",
            "identity.email required",
            "identity.phone required");
    assertThat(Api.errors(Api.problem(correct(brought, Map.of()), 422, "invalid-fields")))
        .containsExactly("identity.name required");
    assertThat(kept(brought).required("name").stringValue()).isEqualTo("王小河");
  }

  @Test
  void isNotForAHelperNorForAPrintedKey() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", OWNER);
    filing.put("onBehalf", Map.of("relation", "女儿", "consent", "spoken"));
    Api.problem(correct(Brought.of(api, filing), THIEF), 403, "only-the-person");
    Api.problem(correct(Brought.printed(api), THIEF), 403, "key-must-change");
  }

  /// R7: a name may come later, by the complainant's own act, and dates nothing more finely.
  @Test
  void givesANameToWhoBroughtItWithoutAndLeavesNoFineTime() throws SQLException {
    Brought brought = by(Map.of());
    assertThat(corrected(brought, Map.of("name", "王小河"))).containsExactly("name");
    assertThat(kept(brought).required("name").stringValue()).isEqualTo("王小河");
    assertThat(
            rows(
                "select facts from journal j join matter m on m.id = j.matter where number = ?",
                brought.number()))
        .hasSize(2)
        .noneMatch(entry -> entry.matches(".*[0-9]{2}:[0-9]{2}.*"));
    assertThat(
            rows(
                "select count(*)::text from party_before b join matter m on m.id = b.matter where number = ?",
                brought.number()))
        .containsExactly("0");
    // Nor does it open a way for officers to give the key to somebody: that stays the spare key's.
    Api.problem(
        check("clerk", brought, Map.of("name", "王小河", "phone", "1")), 409, "recovery-refused");
  }

  @Test
  void whoStoleTheKeyCanNotTakeTheOwnersPlaceByCorrectingFirst() {
    Brought stolen = by(OWNER);
    corrected(stolen, THIEF);
    // Twice, so that it would be the thief's own that is kept as the one before.
    Map<String, String> again = new HashMap<>(THIEF);
    again.put("phone", "13900000010");
    corrected(stolen, again);

    assertThat(matches("clerk", stolen, THIEF)).isFalse();
    assertThat(matches("clerk", stolen, OWNER)).isTrue();
    JsonNode second = Api.json(check("other-unit", stolen, OWNER));
    assertThat(second.required("matches").booleanValue()).isTrue();
    assertThat(second.required("correctedOn").stringValue())
        .isEqualTo(api.server().today().toString());
  }

  @Test
  void aRecoveryUnderWayGoesOnAsIfNothingHadBeenCorrected() {
    Brought brought = by(OWNER);
    assertThat(matches("clerk", brought, OWNER)).isTrue();
    corrected(brought, THIEF);
    assertThat(matches("other-unit", brought, OWNER)).isTrue();
  }

  @Test
  void afterThirtyDaysOnlyTheNewOneCountsAndTheOldIsDestroyed() throws Exception {
    Brought brought = by(OWNER);
    Map<String, String> married = new HashMap<>(OWNER);
    married.put("name", "张小河");
    corrected(brought, married);
    daysLater(29);
    assertThat(matches("clerk", brought, married)).isFalse();
    daysLater(1);
    assertThat(matches("clerk", brought, married)).isTrue();
    JsonNode second = Api.json(check("other-unit", brought, married));
    assertThat(second.required("correctedOn").isNull()).isTrue();

    var forget = Class.forName("org.huiyin.matter.Corrections").getDeclaredMethod("forget");
    forget.setAccessible(true);
    forget.invoke(api.server().bean(org.huiyin.matter.Corrections.class));
    assertThat(
            rows(
                "select count(*)::text from party_before b join matter m on m.id = b.matter where number = ?",
                brought.number()))
        .containsExactly("0");
  }

  @Test
  void theDeskIsToldNothingByTheDateOfAMatterThatIsNotTheirs() {
    Brought brought = by(OWNER);
    corrected(brought, THIEF);
    HttpResponse<String> answer = check("demo.handler", brought, OWNER);
    Api.problem(answer, 404, "not-found");
    assertThat(answer.body()).doesNotContain("correctedOn");
  }
}
