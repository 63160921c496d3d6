package org.huiyin.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of the configuration, as anyone may read it. Says of an officer neither the name nor
/// the sign-in name, see [PublicRecord]. Immutable.
///
/// @param seq its place in the record; later changes have greater ones
/// @param by the principal that made it, such as `officer:` and an id
/// @param kind such as `institution`
/// @param verb `created` or `changed`; `proposed`, `declined` or `withdrawn` for what has had no
///     effect
/// @param subject the id of what was changed, or a place's code
/// @param institution whose it is, or the institution itself; `null` where it is nobody's
/// @param before what was recorded of it last; empty where there was nothing before
/// @param after what it became, or would have become
/// @param proposedBy the officer who proposed it, where two had a hand in it, or `null`
/// @param logged what the public log holds of it, and by what that can be checked; `null` for what
///     isn't recorded yet
public record PublishedChange(
    long seq,
    LocalDate on,
    Instant at,
    String by,
    String kind,
    String verb,
    String subject,
    @Nullable UUID institution,
    Map<String, Object> before,
    Map<String, Object> after,
    Manner manner,
    @Nullable UUID proposedBy,
    @Nullable Logged logged) {

  /// The change as an entry of the public log. All of it is public, so its salt is, too: anybody
  /// can compute the commitment again, and look for it in the log.
  ///
  /// @param commitment base64, 32 bytes
  /// @param salt base64, 32 bytes
  /// @param facts canonical JSON, byte for byte
  public record Logged(String commitment, String salt, String facts) {}

  private static final String OFFICER = "officer:";

  /// One field that became another.
  ///
  /// @param field its path, such as `name.zh`
  /// @param before a text, a number, a truth or a list of texts; `null` where there was none
  /// @param after likewise
  public record Difference(String field, @Nullable Object before, @Nullable Object after) {}

  public PublishedChange {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /// The officer who made the change; empty where it was the system.
  public Optional<UUID> officer() {
    return by.startsWith(OFFICER)
        ? Optional.of(UUID.fromString(by.substring(OFFICER.length())))
        : Optional.empty();
  }

  /// What changed, by the names of the fields; without the id, which never changes.
  public List<Difference> differences() {
    Map<String, Object> then = flat(before);
    Map<String, Object> now = flat(after);
    TreeSet<String> fields = new TreeSet<>(then.keySet());
    fields.addAll(now.keySet());
    fields.remove("id");
    List<Difference> all = new ArrayList<>();
    for (String field : fields) {
      if (!Objects.equals(then.get(field), now.get(field))) {
        all.add(new Difference(field, then.get(field), now.get(field)));
      }
    }
    return List.copyOf(all);
  }

  private static Map<String, Object> flat(Map<String, Object> details) {
    Map<String, Object> flat = new TreeMap<>();
    details.forEach((field, value) -> flatten(field, value, flat));
    return flat;
  }

  private static void flatten(String field, Object value, Map<String, Object> flat) {
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((name, part) -> flatten(field + "." + name, part, flat));
    } else if (!List.of().equals(value)) {
      flat.put(field, value);
    }
  }
}
