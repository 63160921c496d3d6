package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Filings that can be read but not taken as they are: each field that has to be mended is named.
class BadFilingHttpTest {

  private static final String FOUR_BYTES = "𠮷";

  private final Api api = Api.shared();

  private static Arguments refused(String field, Object value, String... errors) {
    return Arguments.of(field, value, List.of(errors));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("kind", "complaint", "kind unknown"),
        refused("kind", "", "kind unknown"),
        refused("relation", "likes", "relation unknown"),
        refused("institution", "990123-moon", "institution unknown"),
        refused("institution", "", "institution unknown"),
        refused("topic", "weather", "topic unknown"),
        refused("place", "000000", "place unknown"),
        refused("channel", "letter", "channel unknown"),
        refused("channel", "pigeon", "channel unknown"),
        refused("about", Map.of("unit", UUID.randomUUID()), "about.unit unknown"),
        refused("about", Map.of("institution", UUID.randomUUID()), "about.institution unknown"),
        refused("ask", " \t\n", "ask required"),
        refused("ask", "请".repeat(501), "ask too-many-characters"),
        refused("story", "", "story required"),
        refused("story", "\u3000\u3000", "story required"),
        refused("story", FOUR_BYTES.repeat(20_001), "story too-many-characters"),
        refused("placeText", "x".repeat(201), "placeText too-many-characters"),
        refused("language", "%%", "language unknown"),
        refused("identity", Map.of("name", " "), "identity.name required"),
        refused("identity", Map.of("shoe-size", "42"), "identity.shoe-size unknown"),
        refused("identity", Map.of("phone", "1".repeat(201)), "identity.phone too-many-characters"),
        refused("representatives", 0, "representatives out-of-range"),
        refused("representatives", 10_000, "representatives out-of-range"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void namesWhatHasToBeMended(String field, Object value, List<String> errors) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put(field, value);
    JsonNode problem = Api.problem(api.file(Api.text(filing)), 422, "invalid-fields");
    assertThat(Api.errors(problem)).isEqualTo(errors);
  }

  @Test
  void namesAllOfThemAtOnce() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.putAll(Map.of("ask", "", "topic", "weather", "place", "0"));
    JsonNode problem = Api.problem(api.file(Api.text(filing)), 422, "invalid-fields");
    assertThat(Api.errors(problem))
        .containsExactly("ask required", "topic unknown", "place unknown");
  }

  @Test
  void refusesATextThatIsNull() {
    Map<String, Object> identity = new HashMap<>();
    identity.put("name", null);
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", identity);
    JsonNode problem = Api.problem(api.file(Api.text(filing)), 422, "invalid-fields");
    assertThat(Api.errors(problem)).containsExactly("identity.name required");
  }

  @Test
  void saysHowManyCharactersThereMayBe() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("story", FOUR_BYTES.repeat(20_001));
    JsonNode problem = Api.problem(api.file(Api.text(filing)), 422, "invalid-fields");
    assertThat(problem.required("errors").get(0).required("message").stringValue())
        .isEqualTo("At most 20000 characters; this has 20001.");
  }

  static Stream<String> oddities() {
    return Stream.of(
        FOUR_BYTES.repeat(20_000),
        "\t行首制表符\r\n第二行  \n\n",
        "👩‍👩‍👧‍👦🇨🇳",
        "\u202Eمرحبا\u202C e\u0301 é \uFEFF\u200B",
        "。！？……",
        "<script>alert('x')</script> ' or 1=1 -- {0} ${jndi:x}");
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void bringsTextBackToTheLetter(String story) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("story", story);
    Brought brought = Brought.of(api, filing);
    JsonNode first = brought.view().required("happened").get(0);
    assertThat(first.required("texts").required("story").stringValue()).isEqualTo(story);
  }
}
