package org.huiyin.complainant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The questions of bringing a matter, one a page, in order.
enum Question {
  ABOUT,
  BEHALF,
  /// Before the institution, so that who answers for the place can be named first.
  PLACE,
  INSTITUTION,
  UNIT,
  TOPIC,
  ASK,
  STORY,
  /// Photos, recordings, documents; optional.
  EVIDENCE,
  EARLIER,
  NAME,
  CHECK;

  private static final List<Question> ORDER = List.of(values());

  /// The fields that its page asks for.
  List<String> fields() {
    return switch (this) {
      case ABOUT -> List.of("about", "own-device");
      case BEHALF -> List.of("behalf", "relation");
      case PLACE -> List.of("place", "place-search", "placeText");
      case INSTITUTION -> List.of("institution", "institution-search");
      case UNIT -> List.of("unit");
      case TOPIC -> List.of("topic");
      case ASK -> List.of("ask");
      case STORY -> List.of("story");
      case EARLIER -> List.of("earlier");
      case NAME -> List.of("named", "name", "reach", "phone", "say-who", "email", "address");
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
