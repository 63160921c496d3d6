package org.huiyin.complainant;

import java.util.Locale;
import java.util.Optional;
import org.huiyin.matter.Relation;

/// What a person can say their matter is about, and how that stands to those it is about (R2).
public enum About {
  /// How something was handled or decided.
  RESULT("remedy", Relation.CONCERNS),
  /// What an institution as a whole does: it goes to the one above, and the institution doesn't
  /// see it.
  OFFICE("remedy", Relation.ACCUSES),
  /// A person's conduct: not taken in here, the competent body's doors are named.
  PERSON("accusation", Relation.ACCUSES),
  DISPUTE("remedy", Relation.OPPOSES),
  SUGGESTION("suggestion", Relation.CONCERNS);

  private final String kind;
  private final Relation relation;

  About(String kind, Relation relation) {
    this.kind = kind;
    this.relation = relation;
  }

  public String kind() {
    return kind;
  }

  public Relation relation() {
    return relation;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<About> of(String id) {
    for (About about : values()) {
      if (about.id().equals(id)) {
        return Optional.of(about);
      }
    }
    return Optional.empty();
  }
}
