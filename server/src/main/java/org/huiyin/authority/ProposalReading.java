package org.huiyin.authority;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.authority.ProposalStore.Kept;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Proposals between what the database keeps of them and what people read. Thread-safe.
@Component
final class ProposalReading {

  private static final TypeReference<Map<String, Object>> SHOWN = new TypeReference<>() {};

  private final Kinds kinds;
  private final JsonMapper json;
  private final InstantSource securityTime;

  ProposalReading(
      Kinds kinds, JsonMapper json, @Qualifier("securityTime") InstantSource securityTime) {
    this.kinds = kinds;
    this.json = json;
    this.securityTime = securityTime;
  }

  String write(Object thing) {
    return json.writeValueAsString(thing);
  }

  <T> T after(Kind<T, ?> kind, Kept kept) {
    return json.readValue(kept.after(), kind.type());
  }

  <T> Optional<T> before(Kind<T, ?> kind, Kept kept) {
    return Optional.ofNullable(kept.before()).map(text -> json.readValue(text, kind.type()));
  }

  Proposal of(Kept kept) {
    return of(kinds.named(kept.kind()), kept);
  }

  private <T> Proposal of(Kind<T, ?> kind, Kept kept) {
    Optional<T> before = before(kind, kept);
    T after = after(kind, kept);
    Map<String, Object> shown = shown(kind, after);
    Object institution =
        kind.name().equals("institution") ? kept.subject() : shown.get("institution");
    return new Proposal(
        kept.id(),
        kept.kind(),
        kept.subject(),
        UUID.fromString(Objects.requireNonNull(institution).toString()),
        before.isEmpty(),
        before.map(then -> shown(kind, then)).orElse(Map.of()),
        shown,
        kind.powers().about(before, after),
        kept.reason(),
        kept.by(),
        kept.at(),
        kept.until(),
        kept.state(securityTime.instant()),
        kept.end());
  }

  private <T> Map<String, Object> shown(Kind<T, ?> kind, T thing) {
    String text = json.writeValueAsString(kind.shown().apply(thing));
    Map<String, Object> shown = new HashMap<>(json.readValue(text, SHOWN));
    shown.values().removeIf(Objects::isNull);
    return shown;
  }
}
