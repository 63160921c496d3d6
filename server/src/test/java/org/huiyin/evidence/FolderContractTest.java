package org.huiyin.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class FolderContractTest extends EvidenceFolderContract {

  private final Path home;

  FolderContractTest(@TempDir Path home) {
    this.home = home;
  }

  @Override
  Shelf shelf() {
    return new Folder(home.resolve("evidence"), Instant::now);
  }

  @Override
  int sweep(Shelf shelf, Duration later, UUID... recorded) {
    return shelf.sweep(Instant.now().plus(later), _ -> Set.of(recorded));
  }
}
