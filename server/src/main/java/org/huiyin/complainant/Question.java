package org.huiyin.complainant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The questions of bringing a matter, one a page, in order.
enum Question {
  ABOUT,
  INSTITUTION,
  PLACE,
  TOPIC,
  ASK,
  STORY,
  /// Photos, recordings, documents; optional.
  EVIDENCE,
  NAME,
  CHECK;

  private static final List<Question> ORDER = List.of(values());

  /// The fields that its page asks for.
  List<String> fields() {
    return switch (this) {
      case ABOUT -> List.of("about");
      case INSTITUTION -> List.of("institution", "institution-search");
      case PLACE -> List.of("place", "place-search", "placeText");
      case TOPIC -> List.of("topic");
      case ASK -> List.of("ask");
      case STORY -> List.of("story");
      case NAME -> List.of("named", "name", "phone", "contact");
      case EVIDENCE, CHECK -> List.of();
    };
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Question> of(String id) {
    return ORDER.stream().filter(question -> question.id().equals(id)).findFirst();
  }

  Question next() {
    return ORDER.get(Math.min(ORDER.indexOf(this) + 1, ORDER.size() - 1));
  }

  Question before() {
    return ORDER.get(Math.max(ORDER.indexOf(this) - 1, 0));
  }
}
