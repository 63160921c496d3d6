package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.ApiTest;
import org.huiyin.Call;
import org.huiyin.Call.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BadInputTest extends ApiTest {

  private static final String FAULTS = "/api/v1/admin/faults";

  private String token = "";

  @BeforeEach
  void anAdministrator() {
    token = administrator();
  }

  private Call echo() {
    return call("POST", FAULTS + "/echo").bearer(token);
  }

  private Answer read(String path) {
    return call("GET", FAULTS + path).bearer(token).send();
  }

  @Test
  void givesBackTextOfEveryKindUnchanged() {
    Stream.of("水管\t坏了\r\n", "😀𠮷", "x".repeat(20_000), "汉".repeat(20_000), "", "\u0001")
        .forEach(
            text -> {
              String json = JsonMapper.shared().writeValueAsString(Map.of("text", text));
              Answer answer = echo().json(json).send();
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.json().path("text").asString()).isEqualTo(text);
            });
  }

  @Test
  void saysWhereJsonIsBroken() {
    Answer answer = echo().json("{\n  \"text\": oops\n}").send();
    assertProblem(answer, 400, "malformed-json");
    assertThat(answer.json().path("line").asInt()).isEqualTo(2);
    assertThat(answer.json().path("column").asInt()).isBetween(10, 16);
    assertThat(answer.text()).doesNotContain("oops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{} {}", "{\"text\":\"a\",\"text\":\"b\"}", "\u0000", "[[[", "{'text':'a'}"})
  void refusesWhatIsNotOneJsonDocument(String body) {
    assertProblem(echo().json(body).send(), 400, "malformed-json");
  }

  @Test
  void refusesAnEmptyBody() {
    assertProblem(echo().json("").send(), 400, "malformed-json");
    assertProblem(echo().json("null").send(), 400, "malformed-json");
  }

  @Test
  void namesFieldsThatDoNotExist() {
    Answer answer = echo().json("{\"text\":\"a\",\"txet\":\"b\"}").send();
    assertProblem(answer, 422, "invalid-fields");
    assertThat(answer.errors()).containsExactly("txet: unknown-property");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "7", "true"})
  void namesFieldsOfAnotherType(String value) {
    Answer answer = echo().json("{\"text\":" + value + "}").send();
    assertProblem(answer, 422, "invalid-fields");
    assertThat(answer.errors()).containsExactly("text: wrong-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "1.5", "99999999999", "[1]"})
  void guessesNoNumbers(String value) {
    Answer answer = echo().json("{\"text\":\"\",\"number\":" + value + "}").send();
    assertProblem(answer, 422, "invalid-fields");
    assertThat(answer.errors()).containsExactly("number: wrong-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud83d", "\\ude00\\ud83d"})
  void refusesCharactersThatCouldNotBeKept(String escaped) {
    Answer answer = echo().json("{\"text\":\"a" + escaped + "b\"}").send();
    assertProblem(answer, 422, "invalid-fields");
    assertThat(answer.errors()).containsExactly("text: unkept-character");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] gbk = "{\"text\":\"水管\"}".getBytes(Charset.forName("GBK"));
    assertProblem(
        echo().header("Content-Type", "application/json").bytes(gbk).send(), 400, "wrong-encoding");
    byte[] overlong = {'{', '"', 't', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};
    assertProblem(
        echo().header("Content-Type", "application/json").bytes(overlong).send(),
        400,
        "wrong-encoding");
  }

  @Test
  void refusesAnotherEncodingEvenWhereItIsSaid() {
    byte[] gbk = "{\"text\":\"水管\"}".getBytes(Charset.forName("GBK"));
    assertProblem(
        echo().header("Content-Type", "application/json;charset=GBK").bytes(gbk).send(),
        400,
        "wrong-encoding");
    byte[] utf16 = "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_16);
    assertProblem(
        echo().header("Content-Type", "application/json").bytes(utf16).send(),
        400,
        "wrong-encoding");
  }

  @Test
  void takesABodyOfTheGreatestSize() {
    byte[] body = bodyOf(BodyGuard.LIMIT);
    assertThat(echo().header("Content-Type", "application/json").bytes(body).send().status())
        .isEqualTo(200);
    assertThat(echo().header("Content-Type", "application/json").chunked(body).send().status())
        .isEqualTo(200);
  }

  @Test
  void refusesABiggerOneHoweverItIsSent() {
    byte[] body = bodyOf(BodyGuard.LIMIT + 1);
    assertProblem(
        echo().header("Content-Type", "application/json").bytes(body).send(),
        413,
        "body-too-large");
    assertProblem(
        echo().header("Content-Type", "application/json").chunked(body).send(),
        413,
        "body-too-large");
  }

  private static byte[] bodyOf(int size) {
    String frame = "{\"text\":\"\"}";
    return ("{\"text\":\"" + "x".repeat(size - frame.length()) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsNoBodyOfStrangers() {
    Answer answer = call("POST", FAULTS + "/echo").json("{").send();
    assertProblem(answer, 401, "unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void refusesOtherFormats(String type) {
    Answer answer = echo().header("Content-Type", type).bytes(new byte[] {'a'}).send();
    assertProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.header("Accept")).contains("application/json");
  }

  @Test
  void answersOnlyInJson() {
    Answer answer = echo().header("Accept", "application/pdf").json("{\"text\":\"a\"}").send();
    assertProblem(answer, 406, "not-acceptable");
  }

  @Test
  void namesTheMethodsThatWork() {
    Answer answer = call("DELETE", FAULTS + "/echo").bearer(token).send();
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @Test
  void namesParametersThatAreMissingOrNotAsExpected() {
    Answer missing = read("/parameter");
    assertProblem(missing, 400, "invalid-parameter");
    assertThat(missing.errors()).containsExactly("number: required");
    Answer odd = read("/parameter?number=many");
    assertProblem(odd, 400, "invalid-parameter");
    assertThat(odd.errors()).containsExactly("number: malformed");
    Answer header = read("/parameter?number=1");
    assertProblem(header, 400, "invalid-parameter");
    assertThat(header.errors()).containsExactly("X-Needed: required");
  }

  @Test
  void saysThatNothingIsAtAnUnknownAddress() {
    assertProblem(read("/nothing"), 404, "not-found");
    assertProblem(call("GET", "/api/v1/admin/units/xyz").bearer(token).send(), 404, "not-found");
    assertProblem(call("GET", "/api/v2").send(), 404, "not-found");
    assertProblem(call("GET", "/error").send(), 404, "not-found");
    assertProblem(call("GET", "/actuator/env").send(), 404, "not-found");
  }

  @Test
  void survivesAnAddressThatTheFirewallRefuses() {
    Answer answer = call("GET", "/api/v1/institutions;a=b").send();
    assertProblem(answer, 400, "bad-request");
  }

  @Test
  void givesAFaultANumberAndNoInsight() {
    Answer answer = read("/bug");
    assertProblem(answer, 500, "internal-error");
    assertThat(answer.json().path("incident").asString()).matches("[0-9a-f]{16}");
    assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
    Answer constraint = read("/constraint");
    assertProblem(constraint, 500, "internal-error");
    assertThat(constraint.text()).doesNotContain("inside");
  }

  @Test
  void saysThatTheDiskIsFull() {
    assertProblem(read("/disk-full"), 507, "storage-full");
  }

  @Test
  void saysThatTheDatabaseIsBeingShutDown() {
    Answer answer = read("/shutdown");
    assertProblem(answer, 503, "database-unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void speaksTheLanguageAskedForAndChineseOtherwise() {
    assertThat(titleIn("en")).isEqualTo("Nothing here");
    assertThat(titleIn("en-GB,zh;q=0.5")).isEqualTo("Nothing here");
    assertThat(titleIn("zh-TW")).isEqualTo("没有找到");
    assertThat(titleIn("fr")).isEqualTo("没有找到");
    assertThat(titleIn("*")).isEqualTo("没有找到");
    assertThat(titleIn("nonsense,;;q=x")).isEqualTo("没有找到");
    assertThat(call("GET", "/api/v2").send().json().path("title").asString()).isEqualTo("没有找到");
    assertThat(call("GET", "/api/v2").send().header("Content-Language")).isEqualTo("zh-CN");
  }

  private String titleIn(String language) {
    return call("GET", "/api/v2")
        .header("Accept-Language", language)
        .send()
        .json()
        .path("title")
        .asString();
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.problem()).as(answer.text()).isEqualTo(type);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("title").asString()).isNotBlank();
    assertThat(answer.json().path("detail").asString()).isNotBlank();
  }
}
