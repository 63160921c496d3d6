package org.huiyin.matter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Work that reads a matter and writes its next entry: done anew, from the reading on, when
/// somebody else wrote that entry first.
final class Anew {

  private Anew() {}

  /// @param tries how often at most, > 0; the last one's `DuplicateKeyException` is thrown
  static <T extends @Nullable Object> T upTo(int tries, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (DuplicateKeyException e) {
        if (attempt == tries) {
          throw e;
        }
      }
    }
  }
}
