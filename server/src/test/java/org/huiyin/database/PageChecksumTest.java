package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages that PostgreSQL itself wrote: those of `template0`, which nobody changes.
class PageChecksumTest {

  private static final long EVER = -1;

  private static List<Path> tables() throws IOException {
    String template0 =
        TestDatabase.fresh()
            .rows("select oid::text from pg_database where datname = 'template0'")
            .getFirst();
    Path folder =
        PostgresCluster.folderIn(TestDatabase.installation()).resolve("base").resolve(template0);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> String.valueOf(file.getFileName()).matches("[0-9]+")).toList();
    }
  }

  @Test
  void eachPageHoldsAndNoneThatADiskAltered() throws IOException {
    int pages = 0;
    for (Path table : tables()) {
      byte[] bytes = Files.readAllBytes(table);
      for (int number = 0; number < bytes.length / PageChecksum.PAGE; number++) {
        byte[] page = new byte[PageChecksum.PAGE];
        System.arraycopy(bytes, number * PageChecksum.PAGE, page, 0, page.length);
        assertThat(PageChecksum.holds(page, number, EVER)).as(table + " " + number).isTrue();
        page[4000 + number] ^= 4;
        assertThat(PageChecksum.holds(page, number, EVER)).as(table + " " + number).isFalse();
        page[4000 + number] ^= 4;
        assertThat(PageChecksum.holds(page, number + 1L, EVER)).as("moved").isFalse();
        assertThat(PageChecksum.holds(page, number + 1L, 0)).as("written since").isTrue();
        pages++;
      }
    }
    assertThat(pages).isGreaterThan(100);
  }

  @Test
  void whatIsReadOfADamagedTableEndsWithAWord(@TempDir Path folder) throws IOException {
    Path table =
        tables().stream().filter(file -> file.toFile().length() > 20_000).findFirst().orElseThrow();
    byte[] bytes = Files.readAllBytes(table);
    Path whole = Files.write(folder.resolve("whole"), bytes);
    try (PagesIn in = PagesIn.of(whole, 0, EVER)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    bytes[PageChecksum.PAGE + 5000] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged"), bytes);
    try (PagesIn in = PagesIn.of(damaged, 0, EVER)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("page 1 of " + damaged + " is damaged");
    }
  }
}
