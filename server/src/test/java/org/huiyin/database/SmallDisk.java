package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/// A disk of 200 MB or so, for tests of what happens when it is full. Root on Linux can have one;
/// elsewhere the test is skipped and says so.
public final class SmallDisk implements AutoCloseable {

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  public static SmallDisk mounted() {
    return mounted(200);
  }

  public static SmallDisk mounted(int megabytes) {
    assumeTrue(Account.runsAsRoot(), "skipped: only root can mount a small disk");
    Path folder = TestDatabase.temporaryFolder();
    boolean mounted =
        ProgramRun.succeeds(
            List.of(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + megabytes + "m,mode=711",
                "none",
                folder.toString()));
    if (!mounted) {
      throw new TestAbortedException("skipped: a small disk can't be mounted here");
    }
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  /// Leaves not a byte.
  public void fill() {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  /// Makes it as large as this, whatever lies on it: what is larger than it needs no memory.
  public void resize(int kilobytes) {
    String size = "remount,size=" + kilobytes + "k";
    assertThat(ProgramRun.of(List.of("mount", "-o", size, folder.toString())).output()).isEmpty();
  }

  public void makeSpace() {
    try {
      Files.delete(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() {
    assertThat(ProgramRun.of(List.of("umount", folder.toString())).output()).isEmpty();
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
