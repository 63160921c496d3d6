package org.huiyin.access;

import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Where a number and a key open a matter. After many wrong keys for one number the answer says
/// to wait; a right key opens at any time. Wrong keys, numbers that don't exist and malformed ones
/// take the same work. Thread-safe; throws Spring's `DataAccessException`s when the database can't
/// be used.
@Service
public class KeyDoor {

  private static final int LONGEST = 64;

  /// What became of a number and a key.
  public sealed interface Entry {

    /// It is a key of the matter.
    record Open(Principal.KeyHolder holder) implements Entry {}

    /// It is none, or there is no such matter: nobody learns which.
    record Wrong() implements Entry {}

    /// It is none, and many were tried.
    record Wait(Duration atLeast) implements Entry {}

    /// Whoever holds it, if it is a key of the matter.
    default Optional<Principal.KeyHolder> opened() {
      return this instanceof Open(var holder) ? Optional.of(holder) : Optional.empty();
    }
  }

  private final ObjectProvider<ComplainantKeys> keys;
  private final Attempts attempts;

  KeyDoor(ObjectProvider<ComplainantKeys> keys, Attempts attempts) {
    this.keys = keys;
    this.attempts = attempts;
  }

  public Entry enter(String number, String key) {
    if (number.length() > LONGEST || key.length() > LONGEST) {
      return new Entry.Wrong();
    }
    Optional<Principal.KeyHolder> holder =
        keys.getIfAvailable(() -> (_, _) -> Optional.empty()).authenticate(number, key);
    if (holder.isPresent()) {
      return new Entry.Open(holder.get());
    }
    Duration wait = attempts.take(Attempts.Purpose.KEY, number);
    return wait.isZero() ? new Entry.Wrong() : new Entry.Wait(wait);
  }
}
