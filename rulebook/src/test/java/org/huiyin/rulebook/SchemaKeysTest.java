package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schema has the very keys that the readers ask for, section by section: one that learns a
/// new key and doesn't tell the schema fails here.
class SchemaKeysTest {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("the rulebook", "rulebook"),
          Map.entry("the overlay", "overlay"),
          Map.entry("a door", "door"),
          Map.entry("the length", "other-length"),
          Map.entry("'pauses'", "stop"),
          Map.entry("'resumes'", "stop"),
          Map.entry("'contests'", "stop"),
          Map.entry("from when", "texts"));

  private static final class Recording extends Findings {
    final Map<String, Set<String>> asked = new TreeMap<>();

    Recording() {
      super("recorded");
    }

    @Override
    void asked(String section, String key) {
      if (section.equals("this entry")) {
        if (!Set.of("after", "act").contains(key)) {
          add("told-before", key);
        }
        if (!key.equals("before")) {
          add("told-after", key);
        }
      } else {
        add(definition(section), key);
      }
    }

    private void add(String definition, String key) {
      asked.computeIfAbsent(definition, _ -> new TreeSet<>()).add(key);
    }
  }

  // From how messages name a section to how the schema does.
  private static String definition(String section) {
    if (section.startsWith("the title")) {
      return "texts";
    }
    String plain = section.replaceAll("^(.*?)( of)? '.*'$", "$1");
    String known = NAMES.get(plain);
    return known == null ? plain.replace("'", "") : known;
  }

  @Test
  void theSchemaHasTheKeysThatTheReadersAskFor() {
    Recording recording = new Recording();
    record("cn-xinfang.yaml", recording);
    String overlaid =
        text("town-complaints.yaml") + "overlays:\n  -\n" + text("town-overlay.yaml").indent(4);
    read(overlaid, recording);
    assertThat(recording.list()).isEmpty();
    assertThat(recording.asked).isNotEmpty();
    recording.asked.forEach(
        (definition, keys) -> assertThat(keys(definition)).as(definition).isEqualTo(keys));
  }

  private static void record(String resource, Recording recording) {
    read(text(resource), recording);
  }

  private static void read(String yaml, Recording recording) {
    var root = RulebookReader.look("recorded", yaml.getBytes(StandardCharsets.UTF_8)).root();
    new DefinitionsReader(recording).read(Objects.requireNonNull(root));
  }

  private static Set<String> keys(String definition) {
    Object schema = new Load(LoadSettings.builder().build()).loadFromString(Rulebook.schema());
    Object properties = at(at(at(schema, "$defs"), definition), "properties");
    Set<String> keys = new TreeSet<>();
    ((Map<?, ?>) properties).keySet().forEach(key -> keys.add((String) key));
    return keys;
  }

  private static Object at(Object object, String key) {
    return Objects.requireNonNull(((Map<?, ?>) object).get(key), key);
  }

  static String text(String resource) {
    try (InputStream in = Rulebook.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
