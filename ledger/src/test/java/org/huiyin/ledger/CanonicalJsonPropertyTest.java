package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/// Generated entries and damaged bytes. The seed is fixed and stands in each failure's
/// description.
class CanonicalJsonPropertyTest {

  private static final long SEED = 20260302;
  private static final int ENTRIES = 2_000;

  @Test
  void readsBackEveryEntry() {
    entries().forEach(e -> assertThat(CanonicalJson.decode(CanonicalJson.encode(e))).isEqualTo(e));
  }

  @Test
  void writesTheSameBytesWhateverTheOrderOfTheKeys() {
    var random = new Random(SEED);

    entries()
        .forEach(
            e ->
                assertThat(CanonicalJson.encode(shuffled(e, random)))
                    .isEqualTo(CanonicalJson.encode(e)));
  }

  @Test
  void writesJsonThatAnotherReaderUnderstandsAlike() {
    entries()
        .forEach(
            e ->
                assertThat(readByJackson(CanonicalJson.encode(e))).isEqualTo(withShortIntegers(e)));
  }

  @Test
  void refusesDamagedBytesOrReadsThemAsTheOneEntryTheyEncode() {
    var random = new Random(SEED);
    var read = new ArrayList<byte[]>();
    int[] refused = {0};
    entries()
        .map(CanonicalJson::encode)
        .flatMap(b -> damaged(b, random))
        .forEach(
            b -> {
              try {
                assertThat(CanonicalJson.encode(CanonicalJson.decode(b))).isEqualTo(b);
                read.add(b);
              } catch (NotCanonical e) {
                assertThat(e.offset()).isBetween(0, b.length);
                refused[0]++;
              }
            });

    assertThat(read).as("seed %d", SEED).hasSizeGreaterThan(1_000);
    assertThat(refused[0]).as("seed %d", SEED).isGreaterThan(1_000);
  }

  private static Stream<Map<String, Object>> entries() {
    var entries = new Entries(new Random(SEED));
    return Stream.generate(entries::next).limit(ENTRIES);
  }

  private static Stream<byte[]> damaged(byte[] bytes, Random random) {
    return Stream.generate(() -> damagedOnce(bytes, random)).limit(10);
  }

  private static byte[] damagedOnce(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    var damaged = bytes.clone();
    switch (random.nextInt(3)) {
      case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> damaged[at] = (byte) "{}[]\",:\\0-19eatnu. \n".charAt(random.nextInt(20));
      default -> damaged = Arrays.copyOf(bytes, at);
    }
    return damaged;
  }

  private static Map<String, Object> readByJackson(byte[] bytes) {
    return Vectors.JACKSON.readValue(new String(bytes, UTF_8), new TypeReference<>() {});
  }

  private static Object shuffledValue(Object value, Random random) {
    return switch (value) {
      case Map<?, ?> map -> shuffled(map, random);
      case List<?> list -> list.stream().map(v -> shuffledValue(v, random)).toList();
      default -> value;
    };
  }

  private static Map<String, Object> shuffled(Map<?, ?> map, Random random) {
    var members = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
    Collections.shuffle(members, random);
    var shuffled = new LinkedHashMap<String, Object>();
    members.forEach(m -> shuffled.put((String) m.getKey(), shuffledValue(m.getValue(), random)));
    return shuffled;
  }

  /// Jackson reads an `Integer` where one is enough.
  private static Object withShortIntegers(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<Object, Object>();
        map.forEach((k, v) -> result.put(k, withShortIntegers(v)));
        yield result;
      }
      case List<?> list -> list.stream().map(CanonicalJsonPropertyTest::withShortIntegers).toList();
      case Long n when n == n.intValue() -> n.intValue();
      default -> value;
    };
  }
}
