package org.huiyin.access;

import java.time.Duration;
import org.springframework.stereotype.Service;

/// Counts wrong invitations to the group of a matter. It isn't what keeps them safe, fifty random
/// bits are; a right one passes at any time, so that nobody keeps others out by guessing.
/// Thread-safe; throws Spring's `DataAccessException`s when the database can't be used.
@Service
public class InvitationDoor {

  private final Attempts attempts;

  InvitationDoor(Attempts attempts) {
    this.attempts = attempts;
  }

  /// Somebody has tried a wrong one for this number, be there such a matter or not.
  ///
  /// @return how long to wait; zero if not at all
  public Duration wrong(String number) {
    return attempts.take(Attempts.Purpose.INVITATION, number);
  }
}
