package org.huiyin.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published schema says of a document what the reader says of its structure.
class SchemaTest {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Rulebook.schema());

  /// What a finding says where the structure is wrong, and not what the names mean together.
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "unknown key .*|the key '.*' is missing in .*|'.*' isn't (known here|a name"
              + "|a length|a date|such a number)|'.*[@^].*' isn't a post"
              + "|'.*' is neither true nor false|the value is .*");

  @ParameterizedTest
  @ValueSource(strings = {"cn-xinfang"})
  void everyRulebookThatIsShippedIsValid(String id) {
    assertThat(wrong(Document.read(Rulebook.bundled(id).yaml()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "town-complaints.yaml",
        "town-overlay.yaml",
        "province-overlay.yaml",
        "city-overlay.yaml"
      })
  void examplesAndOverlaysAreValid(String resource) throws IOException {
    assertThat(wrong(Document.read(text(resource)))).isEmpty();
  }

  @Test
  void refusesWhatTheReaderRefusesForItsStructureAndTakesWhatItTakes() {
    Document whole = Document.read(Rulebook.bundled("cn-xinfang").yaml());
    List<String> differences = new ArrayList<>();
    int[] refused = new int[1];
    for (Mutation mutation : MutationTest.mutations()) {
      mutation
          .of(whole)
          .forEach(
              (name, mutant) -> {
                boolean valid = wrong(mutant).isEmpty();
                switch (Rulebook.read(name, mutant.bytes())) {
                  case Reading.Read _ -> {
                    if (!valid) {
                      differences.add(name + ": " + wrong(mutant));
                    }
                  }
                  case Reading.Unreadable(List<Finding> findings) -> {
                    if (findings.stream().anyMatch(SchemaTest::isStructural)) {
                      refused[0]++;
                      if (valid) {
                        differences.add(name + ": valid, but " + findings);
                      }
                    }
                  }
                }
              });
    }
    assertThat(differences).isEmpty();
    assertThat(refused[0]).isGreaterThan(100);
  }

  private static boolean isStructural(Finding finding) {
    return STRUCTURE.matcher(finding.what()).matches();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clocks.answer.length | 0 days
          clocks.answer.length | 3651 days
          clocks.answer.length | sixty days
          clocks.answer.of     | handler@
          clocks.answer.is     | right
          stages.final.legal   | over
          acts.answer.by       | complainant
          acts.answer.records  | answered
          acts.answer.word     | happy
          valid.from           | 2026-13-01
          rulebook             | 2
          kinds.remedy.doors   | []
          """)
  void refusesAWrongWord(String path, String value) {
    Document mutant = Document.read(Rulebook.bundled("cn-xinfang").yaml()).copy();
    List<String> keys = List.of(path.split("\\.", -1));
    mutant
        .map(keys.subList(0, keys.size() - 1))
        .put(keys.getLast(), Objects.requireNonNull(Document.value(value)));
    assertThat(wrong(mutant)).isNotEmpty();
    assertThat(Rulebook.read("mutant", mutant.bytes())).isInstanceOf(Reading.Unreadable.class);
  }

  private static Set<?> wrong(Document document) {
    return SCHEMA.validate(document.typed(), InputFormat.JSON);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Rulebook.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
