package org.huiyin.rulebook;

/// Who owes or may do something: a role at the institution that sits in a seat of the matter,
/// such as `handler@responsible`, or a role at the institution above it, such as
/// `supervisor^registering`.
///
/// The complainant, the parties and the system have no seat. Immutable.
///
/// @param role a role of the rulebook, such as `handler`
/// @param seat the seat, such as `responsible`; empty for `complainant`, for a party
///     of the rulebook, and for `system`
/// @param above whether the institution above the one in the seat is meant
public record Post(String role, String seat, boolean above) {

  public static final String COMPLAINANT = "complainant";
  public static final String SYSTEM = "system";

  public boolean isComplainant() {
    return role.equals(COMPLAINANT);
  }

  /// Whether it is somebody whom the matter is about, and not an officer: the complainant or a
  /// party.
  public boolean isPerson() {
    return seat.isEmpty() && !isSystem();
  }

  public boolean isSystem() {
    return role.equals(SYSTEM);
  }

  /// Reads `role`, `role@seat` or `role^seat`.
  ///
  /// @throws IllegalArgumentException if the text has another form
  public static Post parse(String text) {
    int at = text.indexOf('@');
    int above = text.indexOf('^');
    int cut = Math.max(at, above);
    if (text.isEmpty() || cut == 0 || cut == text.length() - 1 || (at >= 0 && above >= 0)) {
      throw new IllegalArgumentException("post: expected role, role@seat or role^seat: " + text);
    }
    return cut < 0
        ? new Post(text, "", false)
        : new Post(text.substring(0, cut), text.substring(cut + 1), above >= 0);
  }

  @Override
  public String toString() {
    return seat.isEmpty() ? role : role + (above ? "^" : "@") + seat;
  }
}
