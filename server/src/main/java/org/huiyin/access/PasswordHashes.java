package org.huiyin.access;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id (RFC 9106), 19 MiB, two passes, one lane, salts of 128 bits: the
/// OWASP Password Storage Cheat Sheet's recommendation.
///
/// Guarantees that checking against no hash takes the same work as checking against one. At
/// most as many run at once as there are processors, so that a flood of guesses takes neither
/// all memory nor more than the processors. Thread-safe.
@Component
final class PasswordHashes {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

  /// Made beside the start, which it would hold up.
  private final CompletableFuture<String> nobodys =
      CompletableFuture.supplyAsync(() -> hash(Password.generated().text()));

  String hash(String password) {
    processors.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(argon2.encode(password));
    } finally {
      processors.release();
    }
  }

  /// Whether the password is the one behind the hash; never, without a hash.
  boolean matches(String password, Optional<String> hash) {
    // Before a processor is taken: making it takes one too.
    String nobody = nobodys.join();
    processors.acquireUninterruptibly();
    try {
      return argon2.matches(password, hash.orElse(nobody)) && hash.isPresent();
    } finally {
      processors.release();
    }
  }
}
