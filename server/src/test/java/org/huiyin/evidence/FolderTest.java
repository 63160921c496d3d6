package org.huiyin.evidence;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

  private static final Instant NOW = Instant.parse("2026-02-10T15:20:30Z");
  private static final UUID FILE = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private final Path home;

  FolderTest(@TempDir Path home) {
    this.home = home;
  }

  private Folder folder() {
    return new Folder(home.resolve("evidence"), () -> NOW);
  }

  private static Folder holding(Folder folder, UUID file) throws IOException {
    folder.begin(file).close();
    folder.finish(file);
    return folder;
  }

  private static int sweep(Folder folder, Duration later, UUID... recorded) {
    return folder.sweep(
        NOW.plus(later),
        asked -> {
          assertThat(asked).isSubsetOf(FILE);
          return Set.of(recorded);
        });
  }

  @Test
  void forgetsWhatWasHeldForADayAndNotSent() throws IOException {
    Folder folder = holding(folder(), FILE);

    assertThat(sweep(folder, Duration.ofDays(1))).isZero();
    assertThat(folder.isHeld(FILE)).isTrue();
    assertThat(sweep(folder, Duration.ofHours(25))).isEqualTo(1);
    assertThat(folder.isHeld(FILE)).isFalse();
    assertThat(folder.keep(FILE)).isFalse();
  }

  @Test
  void forgetsWhatWasBegunAndNotFinished() throws IOException {
    Folder folder = folder();
    folder.begin(FILE).close();

    assertThat(folder.isHeld(FILE)).isFalse();
    assertThat(folder.sweep(Instant.now().plus(Duration.ofHours(25)), _ -> Set.of())).isEqualTo(1);
    assertThat(home.resolve("evidence/held")).isEmptyDirectory();
  }

  @Test
  void keepsForGoodWhatIsPartOfAMatter() throws IOException {
    Folder folder = holding(folder(), FILE);

    assertThat(folder.keep(FILE)).isTrue();
    assertThat(folder.keep(FILE)).as("again").isTrue();
    assertThat(sweep(folder, Duration.ofDays(365), FILE)).isZero();
    assertThat(folder.isKept(FILE)).isTrue();
  }

  @Test
  void forgetsWhatWasKeptForAnActThatWasNeverWritten() throws IOException {
    Folder folder = holding(folder(), FILE);
    folder.keep(FILE);

    assertThat(sweep(folder, Duration.ofDays(1))).isZero();
    assertThat(sweep(folder, Duration.ofDays(2))).isEqualTo(1);
    assertThat(folder.isKept(FILE)).isFalse();
  }

  @Test
  void asksForFewAtATimeAndForEachOnce() throws IOException {
    Folder folder = folder();
    Set<UUID> kept = new HashSet<>();
    for (int i = 0; i < 2 * Folder.AT_ONCE + 7; i++) {
      UUID file = new UUID(0, i);
      Files.createFile(home.resolve("evidence/kept").resolve(file.toString()));
      kept.add(file);
    }
    Set<UUID> recorded = kept.stream().filter(file -> file.hashCode() % 2 == 0).collect(toSet());
    List<UUID> asked = new ArrayList<>();

    int deleted =
        folder.sweep(
            Instant.now().plus(Duration.ofDays(3)),
            some -> {
              assertThat(some).hasSizeLessThanOrEqualTo(Folder.AT_ONCE);
              asked.addAll(some);
              return recorded;
            });

    assertThat(asked).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(deleted).isEqualTo(kept.size() - recorded.size());
    assertThat(recorded).allMatch(folder::isKept);
  }

  @Test
  void datesWhatItKeepsByItsDayAlone() throws IOException {
    holding(folder(), FILE).keep(FILE);

    assertThat(Files.getLastModifiedTime(home.resolve("evidence/kept").resolve(FILE.toString())))
        .hasToString("2026-02-10T00:00:00Z");
  }

  @Test
  void letsNobodyElseIn() throws IOException {
    holding(folder(), FILE);

    for (String path : new String[] {"evidence", "evidence/held", "evidence/kept"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(path))))
          .isEqualTo("rwx------");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    home.resolve("evidence/held").resolve(FILE.toString()))))
        .isEqualTo("rw-------");
  }
}
