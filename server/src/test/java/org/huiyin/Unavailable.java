package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// How a person is told that the database can't be reached: when to try again, and nothing of
/// what lies behind.
final class Unavailable {

  private static final Pattern INTERNALS =
      Pattern.compile(
          "(?i)sql|postgres|jdbc|127\\.0\\.0\\.1|exception|org\\.|java\\.|hikari|fatal");

  private Unavailable() {}

  static void isSaid(ApiCaller.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.json().required("type").stringValue())
        .isEqualTo("https://huiyin.org/problems#database-unavailable");
    assertThat(answer.text()).doesNotContainPattern(INTERNALS);
  }
}
