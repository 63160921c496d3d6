package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.complainant.About;
import org.huiyin.matter.Filing;
import org.huiyin.page.SentForm;
import org.jspecify.annotations.Nullable;

/// What a registrar has typed of a letter, call or visit, by field, as typed. Immutable;
/// `toString` shows none of it.
record Registration(Map<String, String> values) {

  /// In the order of the page.
  static final List<String> FIELDS =
      List.of(
          "channel",
          "on",
          "about",
          "institution",
          "unit",
          "topic",
          "place",
          "place-choice",
          "placeText",
          "ask",
          "story",
          "named",
          "name",
          "phone",
          "address",
          "email",
          "reach",
          "behalf",
          "relation",
          "representatives",
          "earlier",
          "language");

  /// As the rulebook names them.
  static final List<String> CHANNELS = List.of("letter", "visit", "phone", "fax");

  /// What those languages are called stands in the texts; BCP 47.
  static final List<String> LANGUAGES =
      List.of("zh-CN", "bo", "ug", "mn", "za", "ko", "kk", "ii", "en");

  static final List<String> REACH = List.of("none", "phone", "text", "email", "post");

  private static final String YES = "yes";
  private static final List<String> IDENTITY = List.of("name", "phone", "address", "email");

  Registration {
    values = Map.copyOf(values);
  }

  static Registration begun(String channel, LocalDate today, String institution) {
    return new Registration(
        Map.of(
            "channel",
            channel,
            "on",
            today.toString(),
            "institution",
            institution,
            "behalf",
            "self",
            "reach",
            "none",
            "representatives",
            "1",
            "language",
            LANGUAGES.getFirst()));
  }

  static Registration typed(HttpServletRequest request) {
    Map<String, String> typed = new HashMap<>();
    FIELDS.forEach(field -> typed.put(field, SentForm.typed(request, field)));
    return new Registration(typed);
  }

  String of(String field) {
    return values.getOrDefault(field, "");
  }

  boolean is(String field, String value) {
    return of(field).equals(value);
  }

  boolean named() {
    return is("named", YES);
  }

  boolean namesAnybody() {
    return IDENTITY.stream().anyMatch(part -> !of(part).isBlank());
  }

  boolean aboutOffice() {
    return is("about", About.OFFICE.id());
  }

  boolean aboutPerson() {
    return is("about", About.PERSON.id());
  }

  /// The same with this topic.
  Registration about(String topic) {
    Map<String, String> all = new HashMap<>(values);
    all.put("topic", topic);
    return new Registration(all);
  }

  /// What it is about, in the words of whoever wrote it down.
  String words() {
    return of("ask") + "\n" + of("story");
  }

  /// The same with this place, found by what was typed.
  Registration at(String label) {
    Map<String, String> all = new HashMap<>(values);
    all.put("place", label);
    all.put("place-choice", "");
    return new Registration(all);
  }

  Registration only(List<String> fields) {
    Map<String, String> some = new HashMap<>(values);
    some.keySet().retainAll(fields);
    return new Registration(some);
  }

  /// What the module that keeps matters is asked to take in.
  ///
  /// @param place the code of the place that was found, or null
  Filing filing(@Nullable String place) {
    return filing(About.of(of("about")).orElse(About.PERSON), place);
  }

  /// As if it was chosen what it is about, to find what else has to be mended.
  Filing unfinished() {
    return filing(About.of(of("about")).orElse(About.RESULT), null);
  }

  private Filing filing(About about, @Nullable String place) {
    return new Filing(
        about.kind(),
        about.relation(),
        of("institution"),
        new Filing.About(null, unit(), null, about == About.PERSON),
        of("channel"),
        optional("topic"),
        place,
        of("ask"),
        of("story"),
        optional("placeText"),
        optional("language"),
        identity(),
        people(),
        Filing.Consent.of(of("behalf"))
            .map(consent -> new Filing.OnBehalf(consent, optional("relation")))
            .orElse(null),
        optional("earlier"),
        Days.of(of("on")).orElse(null),
        List.of());
  }

  private @Nullable UUID unit() {
    try {
      return of("unit").isBlank() ? null : UUID.fromString(of("unit"));
    } catch (IllegalArgumentException malformed) {
      // No unit has it: whoever sends one by hand is told that there is none.
      return new UUID(0, 0);
    }
  }

  /// How many people spoke for a group; 0, which is refused, for what is no number.
  private int people() {
    String typed = of("representatives").strip();
    if (typed.isEmpty()) {
      return 1;
    }
    return typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
  }

  private @Nullable String optional(String field) {
    return of(field).isBlank() ? null : of(field);
  }

  private Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>();
    if (named()) {
      IDENTITY.stream()
          .filter(part -> !of(part).isBlank())
          .forEach(part -> identity.put(part, of(part)));
      identity.put("reach", of("reach").isBlank() ? "none" : of("reach"));
    }
    return identity;
  }

  @Override
  public String toString() {
    return "Registration[" + values.keySet() + "]";
  }
}
