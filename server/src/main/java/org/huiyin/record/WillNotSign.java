package org.huiyin.record;

/// Gives up the round: to sign would be to vouch for a log that isn't the one that was published.
final class WillNotSign extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Standing standing;
  private final String why;

  WillNotSign(Standing standing, String why) {
    super(why);
    this.standing = standing;
    this.why = why;
  }

  Standing standing() {
    return standing;
  }

  String why() {
    return why;
  }
}
