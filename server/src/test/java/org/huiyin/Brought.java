package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.demo.DemoCounty;
import tools.jackson.databind.JsonNode;

/// A matter that a test brought, with steps that lead it on, each by whoever owes it.
public record Brought(Api api, String number, String key) {

  /// What a complainant says about a broken pump, under their name.
  public static Map<String, Object> aComplaint() {
    Map<String, Object> filing = anAnonymousComplaint();
    filing.put("identity", Map.of("name", "王小河"));
    return filing;
  }

  public static Map<String, Object> anAnonymousComplaint() {
    Map<String, Object> filing = new HashMap<>();
    filing.put("kind", "remedy");
    filing.put("relation", "concerns");
    filing.put("institution", DemoCounty.PETITIONS);
    filing.put("ask", "请修好泵站");
    filing.put("story", "泵站去年十月坏了。");
    return filing;
  }

  public static Brought received(Api api) {
    return of(api, aComplaint());
  }

  public static Brought of(Api api, Map<String, ?> filing) {
    return of(api, api.file(Api.text(filing)));
  }

  /// Brought at a desk, with a key that an officer has printed.
  public static Brought printed(Api api) {
    return of(
        api,
        api.post(
            "/desk/matters",
            Api.text(aComplaint()),
            "Authorization",
            api.bearer("demo.registrar"),
            "Idempotency-Key",
            Api.newKey()));
  }

  private static Brought of(Api api, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode filed = Api.json(answer);
    return new Brought(
        api, filed.required("number").stringValue(), filed.required("key").stringValue());
  }

  public static Brought registered(Api api) {
    return received(api).done("demo.registrar", "register", Map.of());
  }

  public static Brought referredToWater(Api api) {
    return registered(api).done("demo.registrar", "refer", toWater());
  }

  public static Map<String, Object> toWater() {
    return Map.of("institution", DemoCounty.WATER, "texts", Map.of("reason", "农田水利由水务局负责。"));
  }

  public static Brought objectedTo(Api api) {
    return referredToWater(api)
        .done("demo.water-registrar", "object", Map.of("texts", Map.of("reason", "不属于本局。")));
  }

  public static Brought accepted(Api api) {
    return referredToWater(api)
        .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
  }

  public static Brought answered(Api api) {
    return accepted(api).done("demo.handler", "answer", anAnswer());
  }

  public static Map<String, Object> anAnswer() {
    return Map.of("outcome", "supported", "texts", reasoned("request"));
  }

  public static Brought inReview(Api api) {
    return answered(api).done("request-review", Map.of("texts", Map.of("reason", "损失没有核算。")));
  }

  public static Brought reviewed(Api api) {
    return inReview(api)
        .done("demo.reviewer", "review", Map.of("outcome", "upheld", "texts", reasoned("facts")));
  }

  private static Map<String, String> reasoned(String first) {
    Map<String, String> texts = new HashMap<>();
    texts.put(first, "泵站。");
    texts.put("facts", "水泵损坏。");
    texts.put("reasons", "应当维修。");
    texts.put("decision", "维修。");
    texts.put("basis", "《信访工作条例》第三十二条");
    return texts;
  }

  /// An officer acts, and it has to be done.
  public Brought done(String login, String act, Map<String, ?> rest) {
    HttpResponse<String> answer = act(login, act, rest);
    assertThat(answer.statusCode()).as(act + ": " + answer.body()).isEqualTo(200);
    return this;
  }

  /// The complainant acts, and it has to be done.
  public Brought done(String act, Map<String, ?> rest) {
    HttpResponse<String> answer = act(act, rest);
    assertThat(answer.statusCode()).as(act + ": " + answer.body()).isEqualTo(200);
    return this;
  }

  public HttpResponse<String> act(
      String login, String act, Map<String, ?> rest, String... headers) {
    return actBy("/desk/matters/", api.bearer(login), act, rest, headers);
  }

  public HttpResponse<String> act(String act, Map<String, ?> rest, String... headers) {
    return actBy("/matters/", Api.basic(number, key), act, rest, headers);
  }

  private HttpResponse<String> actBy(
      String path, String authorization, String act, Map<String, ?> rest, String... headers) {
    Map<String, Object> body = new HashMap<>(rest);
    body.put("act", act);
    return api.post(
        path + number + "/acts",
        Api.text(body),
        Api.with(headers, "Authorization", authorization, "Accept-Language", "en"));
  }

  public HttpResponse<String> open(String login) {
    return api.get("/desk/matters/" + number, "Authorization", api.bearer(login));
  }

  /// The matter as its complainant sees it.
  public JsonNode view() {
    HttpResponse<String> answer =
        api.get("/matters/" + number, "Authorization", Api.basic(number, key));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  public String stage() {
    return view().required("stage").required("id").stringValue();
  }
}
