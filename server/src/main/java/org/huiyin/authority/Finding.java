package org.huiyin.authority;

import java.util.Locale;

/// One thing that stands against a change.
///
/// @param field the field's name in the API, such as `name.zh`
public record Finding(String field, Reason reason) {

  /// Why a field is refused.
  public enum Reason {
    /// Nothing was given.
    REQUIRED,
    /// It hasn't the form that is expected.
    MALFORMED,
    /// It is longer than is kept.
    TOO_LONG,
    /// Something else has it already.
    TAKEN,
    /// It names something that isn't there.
    UNKNOWN,
    /// It belongs to another institution.
    ELSEWHERE,
    /// It would put something above itself.
    CYCLE,
    /// No superior is named, in this installation or outside.
    NO_SUPERIOR,
    /// Administrators hold no role that opens matters.
    ADMINISTRATOR_OPENS_NO_MATTERS,
    /// Nobody changes their own roles.
    OWN_ROLES,
    /// It names people or kinds of people.
    NAMES_PEOPLE,
    /// It can't be changed once made.
    FIXED,
    /// Only the officer themself and a lead of their institution may.
    NOT_ALLOWED_BY_ROLES,
    /// It is nowhere in what is possible.
    OUT_OF_RANGE,
    /// The day is over.
    IN_THE_PAST,
    /// Whoever stands in holds every role by which the other sees matters.
    LACKS_ROLES,
    /// Somebody stands in for the officer on some of these days already.
    COVERED_ALREADY,
    /// The substitute is away on some of these days.
    AWAY,
    /// The officer stands in for somebody on some of these days.
    STANDS_IN,
    /// The date comes from a law, or is a right, so that no promise takes its place.
    NO_HOUSE_DATE,
    /// It isn't as short as what the rulebook promises, or isn't counted in the same days.
    NO_SHORTER_PROMISE,
    /// The linter refuses it.
    UNSOUND,
    /// The linter isn't through with it.
    NOT_LINTED_YET,
    /// It takes something away from complainants, and whoever wants it hasn't said that they know.
    TAKES_RIGHTS_AWAY;

    /// The word used in the API, such as `no-superior`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
