package org.huiyin.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A change that one administrator has proposed, for administrators to read: it names officers,
/// as the public record doesn't. Immutable.
///
/// @param kind such as `officer`
/// @param subject what would change; not there yet where it is new
/// @param institution whose it is
/// @param isNew whether it would be something new
/// @param before what it was made from
/// @param after what it would become
/// @param reason why, in the words of whoever proposed it
/// @param about the officers whom it is about, who don't agree to it
/// @param by who proposed it
/// @param until when it ends by itself, in security time
/// @param end what became of it, or `null` where it waits or ended by itself
public record Proposal(
    UUID id,
    String kind,
    UUID subject,
    UUID institution,
    boolean isNew,
    Map<String, Object> before,
    Map<String, Object> after,
    Set<UUID> about,
    String reason,
    UUID by,
    Instant at,
    Instant until,
    State state,
    @Nullable End end) {

  /// Where it stands.
  public enum State {
    WAITING,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    EXPIRED;

    /// The word used in the API and in the database, such as `waiting`.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What became of it.
  ///
  /// @param reason why it was declined, or `null`
  public record End(UUID by, Instant at, @Nullable String reason) {}

  public Proposal {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
    about = Set.copyOf(about);
  }

  /// As an entry of the public record would tell it, but with names.
  public PublishedChange asChange() {
    return new PublishedChange(
        0,
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        at,
        "officer:" + by,
        kind,
        isNew ? "created" : "changed",
        subject.toString(),
        institution,
        before,
        after,
        Manner.BY_TWO,
        null,
        null);
  }
}
