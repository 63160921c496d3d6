package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
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

  @Test
  void isKeptOnceHoweverManySendItAtTheSameMoment() throws Exception {
    hold(shelf(), file, bytes(200_000));
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> senders = Collections.nCopies(8, () -> shelf().keep(file));
      for (Future<Boolean> sent : all.invokeAll(senders)) {
        assertThat(sent.get()).isTrue();
      }
    }
    assertThat(read(shelf(), file)).isEqualTo(bytes(200_000));
  }
}
