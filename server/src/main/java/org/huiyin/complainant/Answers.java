package org.huiyin.complainant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.Filing;
import org.jspecify.annotations.Nullable;

/// What somebody who brings a matter has typed so far, by field, as typed. Immutable;
/// `toString` shows none of it.
///
/// @param values by the names of [Question#fields()], and the form's own idempotency key
record Answers(Map<String, String> values) {

  /// Made by the server when the first question is shown, so that sending twice files once.
  static final String IDEMPOTENCY_KEY = "idempotency-key";

  static final String YES = "yes";

  /// What each way to reach somebody needs to know; nothing else of what was typed is sent on.
  private static final Map<String, List<String>> REACH =
      Map.of(
          "phone", List.of("phone", "say-who"),
          "text", List.of("phone"),
          "email", List.of("email"),
          "post", List.of("address"));

  Answers {
    values = Map.copyOf(values);
  }

  static Answers begun(String idempotencyKey) {
    return new Answers(Map.of(IDEMPOTENCY_KEY, idempotencyKey));
  }

  String of(String field) {
    return values.getOrDefault(field, "");
  }

  boolean is(String field, String value) {
    return of(field).equals(value);
  }

  String idempotencyKey() {
    return of(IDEMPOTENCY_KEY);
  }

  /// With what was typed at a question. Of a list nothing may be chosen, and then nothing is sent.
  Answers with(Question question, UnaryOperator<String> typed) {
    Map<String, String> all = new HashMap<>(values);
    question.fields().forEach(field -> all.put(field, typed.apply(field)));
    return new Answers(all);
  }

  /// Without an answer that no longer fits another.
  Answers without(String field) {
    Map<String, String> rest = new HashMap<>(values);
    rest.remove(field);
    return new Answers(rest);
  }

  boolean ownDevice() {
    return is("own-device", YES);
  }

  boolean onBehalf() {
    return Filing.Consent.of(of("behalf")).isPresent();
  }

  /// Whether a way to reach them was chosen.
  boolean reachable() {
    return REACH.containsKey(of("reach"));
  }

  List<Evidence> evidence() {
    return HeldFiles.in(values);
  }

  Answers withEvidence(List<Evidence> files) {
    Map<String, String> all = new HashMap<>(values);
    all.keySet().removeIf(HeldFiles::isFile);
    all.putAll(HeldFiles.values(files));
    return new Answers(all);
  }

  boolean aboutPerson() {
    return is("about", About.PERSON.id());
  }

  boolean named() {
    return is("named", YES);
  }

  /// What the module that keeps matters is asked to take in.
  Filing filing(String language) {
    About about = About.of(of("about")).orElse(About.PERSON);
    return new Filing(
        about.kind(),
        about.relation(),
        of("institution"),
        new Filing.About(null, unit(), null, about == About.PERSON),
        "web",
        optional("topic"),
        optional("place"),
        of("ask"),
        of("story"),
        optional("placeText"),
        language,
        identity(),
        1,
        Filing.Consent.of(of("behalf"))
            .map(consent -> new Filing.OnBehalf(consent, optional("relation")))
            .orElse(null),
        optional("earlier"),
        null,
        evidence());
  }

  private @Nullable UUID unit() {
    try {
      return of("unit").isBlank() ? null : UUID.fromString(of("unit"));
    } catch (IllegalArgumentException malformed) {
      // No unit has it: whoever sends one by hand is told that there is none.
      return new UUID(0, 0);
    }
  }

  private @Nullable String optional(String field) {
    return of(field).isBlank() ? null : of(field);
  }

  private Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>();
    if (named()) {
      put(identity, "name");
      identity.put("reach", reachable() ? of("reach") : "none");
      REACH.getOrDefault(of("reach"), List.of()).forEach(part -> put(identity, part));
    }
    return identity;
  }

  private void put(Map<String, String> identity, String part) {
    if (!of(part).isBlank()) {
      identity.put(part, of(part));
    }
  }

  @Override
  public String toString() {
    return "Answers[" + values.keySet() + "]";
  }
}
