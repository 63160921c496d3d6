package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.huiyin.access.Attempts.Purpose.KEY;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class KeyProofTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final String NUMBER = "999901-26-ABCDE-7";
  private static final String KEY_OF_IT = "12345678901234567890";
  private static final Principal.Complainant COMPLAINANT =
      new Principal.Complainant("999901", UUID.randomUUID(), NUMBER);

  /// Its own secret each time, and so its own buckets.
  private final Attempts attempts =
      new Attempts(
          TestTransactions.connections(DATABASE), new TestSecrets(), InstantSource.system());

  private final List<String> asked = new ArrayList<>();
  private final ComplainantKeys keys =
      (number, key) -> {
        asked.add(number);
        return number.equals(NUMBER) && key.equals(KEY_OF_IT)
            ? Optional.of(COMPLAINANT)
            : Optional.empty();
      };
  private final KeyProof proof = proof(keys);

  @Test
  void opensTheMatterWithItsKey() {
    assertThat(proof.of(request(NUMBER, NUMBER, KEY_OF_IT))).isEqualTo(COMPLAINANT);
    MockHttpServletRequest acts = request(NUMBER, NUMBER, KEY_OF_IT);
    acts.setRequestURI("/api/v1/matters/" + NUMBER + "/acts");
    assertThat(proof.of(acts)).isEqualTo(COMPLAINANT);
  }

  @Test
  void aPrintedKeyOpensOnlyTheDemandForAnother() {
    Principal.PrintedKeyHolder holder =
        new Principal.PrintedKeyHolder("999901", UUID.randomUUID(), NUMBER);
    KeyProof printed = proof((number, key) -> Optional.of(holder));
    for (String path : List.of("", "/acts", "/key", "/key/more")) {
      MockHttpServletRequest request = request(NUMBER + path, NUMBER, KEY_OF_IT);
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> printed.of(request))
          .satisfies(
              refused ->
                  assertThat(refused.problem().type()).isEqualTo(ProblemType.KEY_MUST_CHANGE));
    }
    MockHttpServletRequest demand = request(NUMBER + "/key", NUMBER, KEY_OF_IT);
    demand.setMethod("POST");
    assertThat(printed.of(demand)).isEqualTo(holder);
  }

  @Test
  void opensNoOtherMatterAndTakesAsLongToSaySo() {
    Problem wrongKey = refusal(request(NUMBER, NUMBER, "00000000000000000000"));
    Problem wrongNumber = refusal(request("999901-26-FGHJK-1", NUMBER, KEY_OF_IT));
    assertThat(wrongNumber).isEqualTo(wrongKey);
    assertThat(asked).containsExactly(NUMBER, NUMBER);
  }

  @Test
  void saysTheSameForNothingAndForNonsense() {
    MockHttpServletRequest nothing = new MockHttpServletRequest("GET", "/api/v1/matters/x");
    MockHttpServletRequest nonsense = new MockHttpServletRequest("GET", "/api/v1/matters/x");
    nonsense.addHeader("Authorization", "Basic %%%");
    MockHttpServletRequest token = new MockHttpServletRequest("GET", "/api/v1/matters/x");
    token.addHeader("Authorization", "Bearer hyt_x");
    assertThat(List.of(refusal(nothing), refusal(nonsense), refusal(token)))
        .containsOnly(refusal(request("x", "x", "y")));
  }

  @Test
  void opensNothingWhereNobodyKnowsKeys() {
    KeyProof unknowing = proof(new StaticListableBeanFactory());
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> unknowing.of(request(NUMBER, NUMBER, KEY_OF_IT)));
  }

  @Test
  void aRightKeyOpensHoweverManyWrongOnesWereTried() {
    for (int i = 0; i < KEY.atOnce(); i++) {
      refusal(request(NUMBER, NUMBER, "0000000000000000000" + i % 10));
    }
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> proof.of(request(NUMBER, NUMBER, "00000000000000000000")))
        .satisfies(
            refused ->
                assertThat(refused.problem().type()).isEqualTo(ProblemType.TOO_MANY_ATTEMPTS));
    assertThat(proof.of(request(NUMBER, NUMBER, KEY_OF_IT))).isEqualTo(COMPLAINANT);
  }

  private Problem refusal(MockHttpServletRequest request) {
    try {
      throw new AssertionError("opened: " + proof.of(request));
    } catch (ProblemException refused) {
      assertThat(refused.problem().type()).isEqualTo(ProblemType.UNAUTHENTICATED);
      assertThat(refused.problem().headers().get("WWW-Authenticate")).startsWith("Basic realm=");
      return refused.problem();
    }
  }

  private KeyProof proof(ComplainantKeys keys) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("keys", keys);
    return proof(beans);
  }

  private KeyProof proof(StaticListableBeanFactory beans) {
    return new KeyProof(new KeyDoor(beans.getBeanProvider(ComplainantKeys.class), attempts));
  }

  private static MockHttpServletRequest request(String path, String number, String key) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/matters/" + path);
    byte[] pair = (number + ":" + key).getBytes(StandardCharsets.UTF_8);
    request.addHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    return request;
  }
}
