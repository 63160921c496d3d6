package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Bodies that nobody can read get a problem document that says where and what, and in the
/// language asked for.
class BadBodyHttpTest {

  private static final int MOST = 1 << 20;

  private final Api api = Api.shared();

  private static String valid() {
    return Api.text(Brought.aComplaint());
  }

  private HttpResponse<String> send(BodyPublisher body, String type) {
    return api.send(
        "POST",
        "/api/v1/matters",
        body,
        "Idempotency-Key",
        Api.newKey(),
        "Content-Type",
        type,
        "Accept-Language",
        "en");
  }

  private HttpResponse<String> send(byte[] body) {
    return send(BodyPublishers.ofByteArray(body), "application/json");
  }

  private static byte[] padded(int size) {
    byte[] body = valid().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(body, size);
    Arrays.fill(padded, body.length, size, (byte) ' ');
    return padded;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind':'remedy',,}|1|18",
        "{'kind':'remedy'\\n'ask':1}|2|1",
        "{'kind':'remedy','kind':'remedy'}|1|24",
        "{'kind':'rem|1|",
        "{} {}|1|",
        "nonsense|1|",
        "{'\\ud800':'x'}|1|",
      })
  void saysWhereTextStopsBeingJson(String body, int line, Integer column) {
    String json = body.replace('\'', '"').replace("\\n", "\n");
    JsonNode problem = Api.problem(api.file(json), 400, "malformed-json");
    assertThat(problem.required("line").intValue()).as(problem.toString()).isEqualTo(line);
    if (column != null) {
      assertThat(problem.required("column").intValue()).isEqualTo(column);
    }
  }

  @Test
  void refusesNestingWithoutEnd() {
    Api.problem(api.file("[".repeat(100_000)), 400, "malformed-json");
    Api.problem(api.file("{\"about\":".repeat(50_000)), 400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null"})
  void asksForABodyWhereThereIsNone(String body) {
    Api.problem(api.file(body), 400, "malformed-json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'storry':'x'}|storry unknown-property",
        "{'about':{'person':true,'name':'x'}}|about.name unknown-property",
        "{'\\u0000':'x'}|\uFFFD unknown-property",
        "{'kind':5}|kind wrong-type",
        "{'kind':['remedy']}|kind wrong-type",
        "{'representatives':'5'}|representatives wrong-type",
        "{'representatives':1.5}|representatives wrong-type",
        "{'representatives':99999999999}|representatives wrong-type",
        "{'about':'x'}|about wrong-type",
        "{'about':{'unit':'x'}}|about.unit wrong-type",
        "{'about':{'person':'yes'}}|about.person wrong-type",
        "{'identity':'x'}|identity wrong-type",
        "{'identity':{'name':5}}|identity.name wrong-type",
        "{'story':'\\ud83d'}|story unkept-character",
        "{'story':'\\ude00\\ud83d'}|story unkept-character",
        "{'story':'a\\u0000b'}|story unkept-character",
        "{'identity':{'name':'\\udc00'}}|identity.name unkept-character",
      })
  void namesTheFieldThatCantBeTaken(String body, String error) {
    JsonNode problem = Api.problem(api.file(body.replace('\'', '"')), 422, "invalid-fields");
    assertThat(Api.errors(problem)).containsExactly(error);
  }

  @Test
  void refusesANameThatCantBeKept() {
    String body = "{\"identity\":{\"\\u0000\":\"x\"}}";
    JsonNode problem = Api.problem(api.file(body), 422, "invalid-fields");
    assertThat(Api.errors(problem)).hasSize(1).first().asString().endsWith("unkept-character");
  }

  @Test
  void takesABodyOfOneMebibyteAndNoByteMore() {
    assertThat(send(padded(MOST)).statusCode()).isEqualTo(201);
    JsonNode problem = Api.problem(send(padded(MOST + 1)), 413, "body-too-large");
    assertThat(problem.required("detail").stringValue()).contains("1,048,576");
  }

  @Test
  void takesNoMoreInChunksEither() {
    BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(MOST + 1)));
    Api.problem(send(chunked, "application/json"), 413, "body-too-large");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] gbk = valid().getBytes(Charset.forName("GBK"));
    Api.problem(send(gbk), 400, "wrong-encoding");
    byte[] overlong = "{\"ask\":\"??\"}".getBytes(StandardCharsets.UTF_8);
    overlong[8] = (byte) 0xC0;
    overlong[9] = (byte) 0x80;
    Api.problem(send(overlong), 400, "wrong-encoding");
  }

  @Test
  void refusesAnotherCharset() {
    Api.problem(
        send(BodyPublishers.ofString(valid()), "application/json;charset=GBK"),
        400,
        "wrong-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data;boundary=x",
        "nonsense"
      })
  void readsNothingButJson(String type) {
    HttpResponse<String> answer = send(BodyPublishers.ofString("a=b"), type);
    Api.problem(answer, 415, "unsupported-media-type");
    assertThat(answer.headers().firstValue("Accept"))
        .hasValueSatisfying(accepted -> assertThat(accepted).contains("application/json"));
  }

  @Test
  void answersNothingButJson() {
    Api.problem(
        api.post("/matters", valid(), "Idempotency-Key", Api.newKey(), "Accept", "text/html"),
        406,
        "not-acceptable");
  }

  @ParameterizedTest
  @CsvSource({
    "en, The body isn’t valid JSON, en",
    "zh-CN, '', zh-CN",
    "fr, '', zh-CN",
    "'fr,en;q=0.5', The body isn’t valid JSON, en",
    "'%%%', '', zh-CN"
  })
  void speaksTheLanguageAskedFor(String language, String title, String spoken) {
    HttpResponse<String> answer =
        api.post("/matters", "{", "Idempotency-Key", Api.newKey(), "Accept-Language", language);
    JsonNode problem = Api.problem(answer, 400, "malformed-json");
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(spoken);
    if (title.isEmpty()) {
      assertThat(problem.required("title").stringValue()).matches(".*\\p{IsHan}.*");
    } else {
      assertThat(problem.required("title").stringValue()).isEqualTo(title);
    }
  }

  @Test
  void namesTheAddressThatIsNotThere() {
    Api.problem(api.get("/nothing"), 404, "not-found");
    Api.problem(api.send("DELETE", "/api/v1/matters", BodyPublishers.noBody()), 404, "not-found");
  }
}
