package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;

/// Whoever guesses at numbers and keys learns nothing from the answers: not from status, header
/// fields and body, and not from how long they take.
class GuessingHttpTest {

  private static final String WRONG = "00000-00000-00000-00000";
  private static final String UNKNOWN = "990123-2026-00000000-";
  private static final int TRIES = 200;

  private final Api api = Api.shared();

  /// A number of the right form, with the check character that fits, that no matter has.
  private static String unknownNumber(char last) {
    String unknown = UNKNOWN.replace("0-", last + "-");
    for (char check : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
      if (org.huiyin.matter.MatterNumber.parse(unknown + check).isPresent()) {
        return unknown + check;
      }
    }
    throw new IllegalStateException("no check character fits");
  }

  private HttpResponse<String> ask(String number, String key) {
    return api.get(
        "/matters/" + number, "Authorization", Api.basic(number, key), "Accept-Language", "en");
  }

  /// An answer but for its date, for the address that was asked, which a problem repeats, and for
  /// whether its connection has served as many requests as a connection may.
  private static Map<String, List<String>> comparable(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("connection");
    headers.put("status", List.of(String.valueOf(answer.statusCode())));
    headers.put("body", List.of(answer.body().replace(answer.request().uri().getPath(), "")));
    return headers;
  }

  @Test
  void givesOneAnswerToAWrongKeyAnUnknownNumberAndAMalformedOne() {
    Brought brought = Brought.received(api);
    Map<String, List<String>> wrongKey = comparable(ask(brought.number(), WRONG));
    assertThat(wrongKey).containsEntry("status", List.of("401"));
    assertThat(comparable(ask(unknownNumber('0'), WRONG))).isEqualTo(wrongKey);
    assertThat(comparable(ask("not-a-number", WRONG))).isEqualTo(wrongKey);
    assertThat(comparable(ask(brought.number(), "no key"))).isEqualTo(wrongKey);
    assertThat(comparable(ask(brought.number(), ""))).isEqualTo(wrongKey);
    assertThat(comparable(ask(brought.number(), "9".repeat(5_000)))).isEqualTo(wrongKey);
    assertThat(comparable(ask(brought.number(), brought.key().replace('-', '\0'))))
        .isEqualTo(wrongKey);
    assertThat(comparable(api.get("/matters/" + brought.number(), "Accept-Language", "en")))
        .isEqualTo(wrongKey);
    assertThat(ask(brought.number(), brought.key()).statusCode()).isEqualTo(200);
  }

  @Test
  void opensWithOneMattersKeyNoOtherMatter() {
    Brought one = Brought.received(api);
    Brought other = Brought.received(api);
    assertThat(ask(one.number(), other.key()).statusCode()).isEqualTo(401);
    Api.problem(
        api.get(
            "/matters/" + one.number(), "Authorization", Api.basic(other.number(), other.key())),
        401,
        "unauthenticated");
  }

  @Test
  void takesAboutAsLongForEach() {
    String real = Brought.received(api).number();
    Map<String, long[]> nanos = new HashMap<>();
    for (String number : List.of(real, unknownNumber('1'), "no-number")) {
      nanos.put(number, new long[TRIES]);
      ask(number, WRONG);
    }
    for (int i = 0; i < TRIES; i++) {
      for (Map.Entry<String, long[]> each : nanos.entrySet()) {
        long before = System.nanoTime();
        ask(each.getKey(), WRONG);
        each.getValue()[i] = System.nanoTime() - before;
      }
    }
    Map<String, Long> medians = new TreeMap<>();
    nanos.forEach((number, times) -> medians.put(number, median(times)));
    System.out.println("median nanoseconds of a refused look: " + medians);
    long slowest = medians.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    long fastest = medians.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    // Generous, since other work shares the machine: a skipped look-up in the database would still
    // exceed it.
    assertThat(slowest).isLessThan(2 * fastest);
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  @Test
  void tellsAnOfficerOfAnotherInstitutionNothing() {
    Brought atWater = Brought.accepted(api);
    List<Map<String, List<String>>> answers = new ArrayList<>();
    for (String number : List.of(atWater.number(), unknownNumber('0'), "not-a-number")) {
      String bearer = api.bearer("demo.labour");
      answers.add(
          comparable(
              api.get(
                  "/desk/matters/" + number, "Authorization", bearer, "Accept-Language", "en")));
      answers.add(
          comparable(
              api.post(
                  "/desk/matters/" + number + "/acts",
                  Api.text(Map.of("act", "answer")),
                  "Authorization",
                  bearer,
                  "Accept-Language",
                  "en")));
    }
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(answers.getFirst()).containsEntry("status", List.of("404"));
  }

  @Test
  void refusesAReferralToAnInstitutionThatIsNotThere() {
    Brought brought = Brought.registered(api);
    Map<String, Object> nowhere =
        Map.of("institution", DemoCounty.WATER + "x", "texts", Map.of("reason", "x"));
    assertThat(
            Api.errors(
                Api.problem(
                    brought.act("demo.registrar", "refer", nowhere), 422, "invalid-fields")))
        .containsExactly("institution unknown");
  }
}
