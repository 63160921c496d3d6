package org.huiyin.provider;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One way to the provider and back. The browser carries it, sealed, in a cookie: what comes back
/// counts only where it began. Immutable.
///
/// @param state comes back in the address
/// @param nonce comes back, as a digest, in the token
/// @param verifier shows the provider that whoever brings the code is who began (PKCE, RFC 7636)
/// @param asked when it began
/// @param to where the officer wants to go
/// @param kept the form that waits for them, see [WaitingForms]; `null` for none
/// @param again who proves once more who they are; `null` when signing in
public record Flow(
    String state,
    String nonce,
    String verifier,
    Instant asked,
    String to,
    @Nullable UUID kept,
    @Nullable Again again) {

  /// An officer in an open session.
  public record Again(UUID officer, UUID session) {}

  /// As text, to be sealed.
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("state", state);
    values.put("nonce", nonce);
    values.put("verifier", verifier);
    values.put("asked", asked.toString());
    values.put("to", to);
    if (kept != null) {
      values.put("kept", kept.toString());
    }
    if (again != null) {
      values.put("officer", again.officer().toString());
      values.put("session", again.session().toString());
    }
    return values;
  }

  /// What [#values] made.
  public static Flow of(Map<String, String> values) {
    String officer = values.get("officer");
    String session = values.get("session");
    String kept = values.get("kept");
    return new Flow(
        values.getOrDefault("state", ""),
        values.getOrDefault("nonce", ""),
        values.getOrDefault("verifier", ""),
        Instant.parse(values.getOrDefault("asked", Instant.EPOCH.toString())),
        values.getOrDefault("to", ""),
        kept == null ? null : UUID.fromString(kept),
        officer == null || session == null
            ? null
            : new Again(UUID.fromString(officer), UUID.fromString(session)));
  }

  @Override
  public String toString() {
    return "Flow[" + asked + "]";
  }
}
