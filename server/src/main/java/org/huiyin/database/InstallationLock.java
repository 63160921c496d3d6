package org.huiyin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One living process may hold an installation. The operating system drops the lock when that
/// process ends, however it ends, so the file itself may stay.
final class InstallationLock implements AutoCloseable {

  // Opening and closing a locked file a second time in one process would drop the lock on some
  // systems, so what this process holds is known without touching the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private InstallationLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static InstallationLock acquire(Installation installation) {
    Path file = installation.home().resolve("huiyin.lock");
    if (!HELD_HERE.add(file)) {
      throw held(installation, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      InstallationLock lock = tryLock(file);
      if (lock == null) {
        throw held(installation, holder(file));
      }
      return lock;
    } catch (IOException e) {
      HELD_HERE.remove(file);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      HELD_HERE.remove(file);
      throw e;
    }
  }

  private static @Nullable InstallationLock tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new InstallationLock(file, channel);
  }

  private static String holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? "that is just starting" : pid;
  }

  private static DatabaseUnavailableException held(Installation installation, String pid) {
    return new DatabaseUnavailableException(
        "Opening the installation in " + installation.home(),
        "it is in use by the running Huiyin process " + pid,
        "stop that process, or give this one a folder of its own with HUIYIN_HOME");
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return; // Somebody else may hold it by now.
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
