package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A matter that somebody has opened to others, and those who come.
public record Grouped(Brought brought, String code) {

  public static final String SAID = "我们村的泵站坏了半年，请修好。";

  /// One who has joined.
  ///
  /// @param of the matter with their own key
  public record Joined(Brought of, int number) {}

  public static Grouped of(Brought brought) {
    HttpResponse<String> answer = invite(brought, SAID);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Grouped(brought, Api.json(answer).required("code").stringValue());
  }

  public static HttpResponse<String> invite(Brought brought, String said) {
    return own(brought, "PUT", "/group/invitation", Api.text(Map.of("said", said)));
  }

  /// A request below the address of a matter, with its key.
  public static HttpResponse<String> own(Brought brought, String method, String path, String body) {
    return brought
        .api()
        .send(
            method,
            "/api/v1/matters/" + brought.number() + path,
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "Accept-Language",
            "en",
            "Authorization",
            Api.basic(brought.number(), brought.key()));
  }

  public HttpResponse<String> look(String typed) {
    return brought
        .api()
        .post(
            "/invitations",
            Api.text(Map.of("number", brought.number(), "code", typed)),
            "Accept-Language",
            "en");
  }

  public HttpResponse<String> join(Map<String, String> identity, boolean agreed) {
    Map<String, Object> body = new HashMap<>();
    body.put("number", brought.number());
    body.put("code", code);
    body.put("agreed", agreed);
    body.put("identity", identity);
    return brought.api().post("/members", Api.text(body), "Accept-Language", "en");
  }

  public Joined joined(Map<String, String> identity) {
    HttpResponse<String> answer = join(identity, true);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode joined = Api.json(answer);
    return new Joined(
        new Brought(brought.api(), brought.number(), joined.required("key").stringValue()),
        joined.required("member").intValue());
  }

  public Joined joined() {
    return joined(Map.of());
  }

  /// What can be done by somebody, by the acts' ids.
  public static List<String> offered(Brought one) {
    return one.view()
        .required("can")
        .valueStream()
        .map(can -> can.at("/act/id").stringValue())
        .toList();
  }

  public static HttpResponse<String> voice(Brought one, int to) {
    return own(one, "POST", "/group/voice", Api.text(Map.of("member", to)));
  }

  public static List<Integer> representatives(Brought one) {
    return group(one).required("representatives").valueStream().map(JsonNode::intValue).toList();
  }

  public static JsonNode group(Brought one) {
    HttpResponse<String> answer = own(one, "GET", "/group", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }
}
