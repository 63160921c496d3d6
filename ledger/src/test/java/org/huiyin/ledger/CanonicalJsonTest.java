package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {

  static Stream<Arguments> canonical() {
    return Vectors.of("canonical.json");
  }

  static Stream<Arguments> notCanonical() {
    return Vectors.of("not-canonical.json");
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void writesTheBytesOfTheVector(Vectors vector) {
    var bytes = CanonicalJson.encode(vector.object("entry"));

    assertThat(new String(bytes, UTF_8)).isEqualTo(vector.text("canonical"));
    assertThat(Hash.sha256(bytes).hex()).isEqualTo(vector.text("sha256"));
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void readsWhatItWrote(Vectors vector) {
    var bytes = vector.text("canonical").getBytes(UTF_8);

    assertThat(CanonicalJson.encode(CanonicalJson.decode(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("notCanonical")
  void namesPlaceAndDefectOfWhatIsNotCanonical(Vectors vector) {
    var bytes = HexFormat.of().parseHex(vector.text("hex"));

    var thrown = catchThrowableOfType(NotCanonical.class, () -> CanonicalJson.decode(bytes));

    assertThat(thrown).as(vector.text("desc")).isNotNull();
    assertThat(thrown.defect().name()).isEqualTo(vector.text("defect"));
    assertThat(thrown.offset()).isEqualTo(vector.number("offset"));
  }

  @Test
  void hasAVectorForEachDefect() {
    assertThat(notCanonical().map(a -> vector(a).text("defect")))
        .contains(Stream.of(NotCanonical.Defect.values()).map(Enum::name).toArray(String[]::new));
  }

  private static Vectors vector(Arguments arguments) {
    return (Vectors) ((Named<?>) arguments.get()[0]).getPayload();
  }

  @Test
  void refusesNullAndNamesItsPath() {
    var party = new HashMap<String, Object>();
    party.put("role", null);

    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("parties", List.of("a", party))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no canonical form: null; leave the key out instead, at $.parties[1].role");
  }

  @Test
  void refusesOtherTypesWithoutShowingTheirValue() {
    for (Object value :
        new Object[] {1.5, 1f, (short) 1, 'c', new byte[] {1}, Map.entry("k", "v")}) {
      assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", Map.of("b", value))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("a " + value.getClass().getName() + ", at $.a.b");
    }
  }

  @Test
  void refusesKeysThatAreNotStrings() {
    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", Map.of(1, "one"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("a key that is not a string, at $.a");
  }

  @Test
  void refusesLoneSurrogatesInTextsAndKeys() {
    for (var text : List.of("\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
      assertThatThrownBy(() -> CanonicalJson.encode(Map.of("text", text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("lone surrogate, at $.text");
      assertThatThrownBy(() -> CanonicalJson.encode(Map.of(text, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lone surrogate");
    }
  }

  @Test
  void refusesIntegersThatAJsonReaderMayRound() {
    for (long beyond : new long[] {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> CanonicalJson.encode(Map.of("n", beyond)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("at $.n");
    }
  }

  @Test
  void writesAndReadsSixtyFourLevelsAndNoMore() {
    var deepest = CanonicalJson.encode(Map.of("a", nested(63)));

    assertThat(CanonicalJson.decode(deepest)).isEqualTo(Map.of("a", nested(63)));
    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", nested(64))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 64");
  }

  @Test
  void refusesAnEntryThatContainsItself() {
    var list = new ArrayList<Object>();
    list.add(list);

    assertThatThrownBy(() -> CanonicalJson.encode(Map.of("a", list)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void returnsWhatNobodyCanChange() {
    var entry = CanonicalJson.decode("{\"a\":[1]}".getBytes(UTF_8));

    assertThatThrownBy(entry::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(entry.get("a")).asInstanceOf(LIST).isUnmodifiable();
  }

  private static List<Object> nested(int levels) {
    List<Object> list = List.of();
    for (int i = 1; i < levels; i++) {
      list = List.of(list);
    }
    return list;
  }
}
