package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The structured particulars of an [Act]; each is absent unless the act asks for it. Immutable.
///
/// @param kind the kind as which a matter is opened, such as `remedy`
/// @param institution the institution that registers a matter, or that a referral goes to
/// @param unit the unit that is assigned
/// @param officer the officer who is assigned
/// @param days by how many days a clock is extended, > 0
/// @param on the legal date of something that happened outside, such as a delivery
/// @param outcome an outcome of the rulebook, such as `supported`
/// @param ground a coded ground of the rulebook
/// @param channel how the matter came, such as `web` or `visit`
/// @param representatives how many people came to speak for a group, ≥ 1
/// @param promise the number of a promise, from 1
/// @param promises the dates by which something is promised, in the order of their numbers
/// @param topic the code of what a matter is about, as the institution has them
public record Particulars(
    @Nullable String kind,
    @Nullable UUID institution,
    @Nullable UUID unit,
    @Nullable UUID officer,
    @Nullable Integer days,
    @Nullable LocalDate on,
    @Nullable String outcome,
    @Nullable String ground,
    @Nullable String channel,
    @Nullable Integer representatives,
    @Nullable Integer promise,
    List<LocalDate> promises,
    @Nullable String topic) {

  public static final Particulars NONE =
      new Particulars(
          null, null, null, null, null, null, null, null, null, null, null, List.of(), null);

  public Particulars {
    promises = List.copyOf(promises);
  }

  /// Without a topic.
  public Particulars(
      @Nullable String kind,
      @Nullable UUID institution,
      @Nullable UUID unit,
      @Nullable UUID officer,
      @Nullable Integer days,
      @Nullable LocalDate on,
      @Nullable String outcome,
      @Nullable String ground,
      @Nullable String channel,
      @Nullable Integer representatives,
      @Nullable Integer promise,
      List<LocalDate> promises) {
    this(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        null);
  }

  public Particulars withKind(String value) {
    return new Particulars(
        value,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withInstitution(UUID value) {
    return new Particulars(
        kind,
        value,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withAssignee(@Nullable UUID toUnit, @Nullable UUID toOfficer) {
    return new Particulars(
        kind,
        institution,
        toUnit,
        toOfficer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withDays(int value) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        value,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withDate(LocalDate value) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        value,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withOutcome(String value) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        value,
        ground,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withGround(String value) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        value,
        channel,
        representatives,
        promise,
        promises,
        topic);
  }

  public Particulars withChannel(String value, int people) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        value,
        people,
        promise,
        promises,
        topic);
  }

  public Particulars withPromise(int number) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        number,
        promises,
        topic);
  }

  public Particulars withPromises(List<LocalDate> dates) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        dates,
        topic);
  }

  public Particulars withTopic(@Nullable String value) {
    return new Particulars(
        kind,
        institution,
        unit,
        officer,
        days,
        on,
        outcome,
        ground,
        channel,
        representatives,
        promise,
        promises,
        value);
  }

  /// What they say, equal for equal particulars, with nothing for what is absent.
  String inWords() {
    StringJoiner words = new StringJoiner(" ");
    say(words, "kind", kind);
    say(words, "institution", institution);
    say(words, "unit", unit);
    say(words, "officer", officer);
    say(words, "days", days);
    say(words, "on", on);
    say(words, "outcome", outcome);
    say(words, "ground", ground);
    say(words, "channel", channel);
    say(words, "representatives", representatives);
    say(words, "promise", promise);
    promises.forEach(due -> say(words, "promises", due));
    say(words, "topic", topic);
    return words.toString();
  }

  private static void say(StringJoiner words, String name, @Nullable Object value) {
    if (value != null) {
      words.add(name + "=" + value);
    }
  }
}
