package org.huiyin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.demo.DemoCounty;

/// Two offices and two officers, as those who crash a server need them.
///
/// @param petitions the code of the office to which matters are brought
/// @param water the code of the bureau to which they are referred
/// @param registrar what authorises the registrar of the first
/// @param handler what authorises the handler of the second
record CrashCounty(String petitions, String water, String registrar, String handler) {

  /// Set up over the API, as whoever installs Huiyin does it.
  static CrashCounty setUp(ServerProcess first) {
    ApiCaller api = first.api();
    String chosen = UUID.randomUUID().toString();
    choose(api, "admin", first.administratorsPassword(), chosen);
    Map<String, String> admin = Map.of("Authorization", token(api, "admin", chosen, "admin"));
    String petitions = KilledServerTest.INSTITUTION;
    String water = "990123-water";
    String office = institution(api, admin, petitions, "青禾县信访局", "Petition Office");
    String bureau = institution(api, admin, water, "青禾县水务局", "Water Bureau");
    return new CrashCounty(
        petitions,
        water,
        officer(api, admin, office, "registrar"),
        officer(api, admin, bureau, "handler"));
  }

  static CrashCounty ofDemo(Api api) {
    return new CrashCounty(
        DemoCounty.PETITIONS,
        DemoCounty.WATER,
        api.bearer("demo.registrar"),
        api.bearer("demo.handler"));
  }

  private static void choose(ApiCaller api, String login, String given, String chosen) {
    api.send(
            "PUT",
            "/password",
            Map.of("Authorization", ApiCaller.basic(login, given)),
            Map.of("password", chosen))
        .expect(204);
  }

  private static String token(ApiCaller api, String login, String password, String... scopes) {
    return "Bearer "
        + api.send(
                "POST",
                "/tokens",
                Map.of("Authorization", ApiCaller.basic(login, password)),
                Map.of("label", "crash", "scopes", List.of(scopes), "days", 1))
            .expect(201)
            .required("secret")
            .stringValue();
  }

  private static String institution(
      ApiCaller api, Map<String, String> admin, String code, String zh, String en) {
    Map<String, Object> body = new HashMap<>();
    body.put("authority", "990123");
    body.put("code", code);
    body.put("name", Map.of("zh", zh, "en", en));
    body.put("superiorOutside", "望川市人民政府");
    body.put("rulebook", "cn-xinfang");
    body.put("active", true);
    return api.send("POST", "/admin/institutions", admin, body)
        .expect(201)
        .required("id")
        .stringValue();
  }

  private static String officer(
      ApiCaller api, Map<String, String> admin, String institution, String role) {
    Map<String, Object> body = new HashMap<>();
    body.put("institution", institution);
    body.put("name", role);
    body.put("login", "crash." + role);
    body.put("roles", new ArrayList<>(List.of(role)));
    String id =
        api.send("POST", "/admin/officers", admin, body).expect(201).required("id").stringValue();
    String given =
        api.send("POST", "/admin/officers/" + id + "/password", admin, Map.of())
            .expect(200)
            .required("password")
            .stringValue();
    String chosen = UUID.randomUUID().toString();
    choose(api, "crash." + role, given, chosen);
    return token(api, "crash." + role, chosen, "desk-read", "desk-act");
  }
}
