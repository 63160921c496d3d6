package org.huiyin.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mappings that `docs/import.md` shows, on the tables that they are for.
class ExampleMappingsTest {

  private static final Path MAPPINGS = Path.of("..", "docs", "import");

  private static Mapping mapping(String name) throws IOException {
    String yaml = Files.readString(MAPPINGS.resolve(name + ".yaml"));
    return ((Mapping.Read.Good) MappingReader.read(yaml)).mapping();
  }

  @Test
  void allCanBeUsed() throws IOException {
    try (Stream<Path> files = Files.list(MAPPINGS)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString().replace(".yaml", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).containsExactly("messages-zh", "requests-boston-2011");
      for (String name : names) {
        assertThat(mapping(name).source()).isNotBlank();
      }
    }
    assertThat(mapping("requests-boston-2011").choices().institution().values())
        .containsEntry("PWDx", DemoCounty.WATER)
        .containsEntry("BTDT", DemoCounty.SHIQIAO);
  }

  /// Thirty-one requests to Boston are open and hold words of their closing, with no day.
  @ParameterizedTest
  @CsvSource({
    "messages-zh, messages-zh/messages.csv, 4024, 0",
    "requests-boston-2011, requests-boston-2011/requests.csv.gz, 58220, 31"
  })
  void fitTheirTables(String name, String data, int fit, int rejected)
      throws IOException, Columns.UnfitTable {
    String named = System.getenv("HUIYIN_TEST_DATA");
    Path folder =
        named == null || named.isBlank()
            ? Path.of("").toAbsolutePath().resolve("../../shared/data").normalize()
            : Path.of(named);
    Path file = folder.resolve(data);
    assumeTrue(Files.isReadable(file), "skipped: there is no " + data + "; see HUIYIN_TEST_DATA");
    Mapping mapping = mapping(name);
    Guard guard = new Guard(mapping, TestServer.ZONE, TestServer.START);
    int passed = 0;
    Set<String> reasons = new TreeSet<>();
    int refused = 0;
    try (Table table = Table.open(file, mapping)) {
      for (Iterator<Row> rows = table.rows(); rows.hasNext(); ) {
        switch (guard.pass(rows.next())) {
          case Guard.Passed.Fit _ -> passed++;
          case Guard.Passed.Left _ -> throw new AssertionError("none is left");
          case Guard.Passed.Rejected(var errors) -> {
            refused++;
            errors.stream().map(FieldError::reason).forEach(reasons::add);
          }
        }
      }
    }
    assertThat(passed).isEqualTo(fit);
    assertThat(refused).isEqualTo(rejected);
    assertThat(reasons).hasSize(rejected == 0 ? 0 : 1);
  }
}
