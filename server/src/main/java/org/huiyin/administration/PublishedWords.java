package org.huiyin.administration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Manner;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Place;
import org.huiyin.authority.Procedures;
import org.huiyin.authority.PublishedChange;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;

/// A change of the configuration in words. Names are those of today, so that a reader finds what
/// is meant; an officer is a short number and nothing else.
record PublishedWords(Page page, Directory now, Gazetteer gazetteer, Procedures procedures) {

  private static final Set<String> INSTITUTIONS = Set.of("institution", "superior");
  private static final Set<String> ITSELF =
      Set.of("institution", "house-dates", "templates", "editions");
  private static final String LENGTHS = "lengths.";
  private static final String STARTS = "starts.";
  private static final Set<String> OFFICERS = Set.of("head", "subordinates");

  /// @param by who made the change: the institution and the role; both where there were two
  /// @param manner how it came about, where that has to be said; otherwise empty
  /// @param loud whether one administrator made it alone that takes two
  /// @param lines what changed
  /// @param commitment the entry of the public log, base64
  record Entry(
      String on,
      String title,
      String by,
      String manner,
      boolean loud,
      List<Line> lines,
      String commitment) {}

  /// @param before empty where there was nothing before
  /// @param after empty where there is nothing any more
  record Line(String label, String before, String after) {}

  Entry entry(PublishedChange change) {
    return new Entry(
        page.day(change.on()),
        page.text("published." + change.verb(), subject(change)),
        by(change),
        manner(change),
        change.manner() == Manner.SET_UP,
        change.differences().stream()
            .filter(
                difference ->
                    !change.before().isEmpty() || !difference.field().equals("institution"))
            .map(difference -> line(change, difference))
            .toList(),
        Optional.ofNullable(change.logged()).map(PublishedChange.Logged::commitment).orElse(""));
  }

  private String manner(PublishedChange change) {
    return switch (change.manner()) {
      case ALONE, BY_TWO -> "";
      case TAKEN_AWAY -> page.text("published.manner.taken-away");
      case SET_UP -> page.text("published.manner.set-up");
    };
  }

  String subject(PublishedChange change) {
    String kind = page.text("published.kind." + change.kind());
    if (change.kind().equals("place-import")) {
      return kind;
    }
    String name = name(change);
    return change.institution() == null || ITSELF.contains(change.kind())
        ? page.text("published.subject", kind, name)
        : page.text("published.subject.of", kind, name, institution(change.institution()));
  }

  /// What isn't there yet is called as it would be.
  private String name(PublishedChange change) {
    String name = name(change.kind(), change.subject());
    return name.equals(change.subject())
            && change.after().get("name") instanceof Map<?, ?> names
            && names.get(page.chinese() ? "zh" : "en") instanceof String would
        ? would
        : name;
  }

  private String name(String kind, String subject) {
    if (kind.equals("place")) {
      return gazetteer.place(subject).map(Place::name).map(page::in).orElse(subject);
    }
    if (List.of("calendar", "key-epoch", "ledger-key", "set-up").contains(kind)) {
      return subject;
    }
    UUID id = UUID.fromString(subject);
    return switch (kind) {
      case "institution" -> institution(id);
      case "unit" -> unit(id);
      case "topic" -> now.topic(id).map(Topic::name).map(page::in).orElse(subject);
      case "officer", "way-in" -> number(subject);
      default -> institution(id);
    };
  }

  private String by(PublishedChange change) {
    String by =
        office(change.officer())
            .map(name -> page.text("published.by", name))
            .orElseGet(() -> page.text("published.by.system"));
    UUID proposedBy = change.proposedBy();
    if (proposedBy == null || change.officer().filter(proposedBy::equals).isPresent()) {
      return by;
    }
    return page.text("published.by.two", office(Optional.of(proposedBy)).orElse(""), by);
  }

  private Optional<String> office(Optional<UUID> officer) {
    return officer
        .flatMap(now::officer)
        .map(Officer::institution)
        .flatMap(now::institution)
        .map(Institution::name)
        .map(page::in);
  }

  private Line line(PublishedChange change, PublishedChange.Difference difference) {
    String field = difference.field();
    if (field.startsWith(LENGTHS)) {
      return promised(change, difference);
    }
    if (field.startsWith(STARTS)) {
      return edition(difference);
    }
    return new Line(
        label(change.kind(), field),
        shown(field, difference.before()),
        shown(field, difference.after()));
  }

  /// As the form has it in which the field is changed.
  private String label(String kind, String field) {
    String everywhere = "admin.field." + field;
    return page.has(everywhere)
        ? page.textOr(everywhere + "." + kind + "s", everywhere)
        : page.text("published.field.other", field);
  }

  /// Of each edition the record keeps the procedure, the first day, its name and its digest.
  private Line edition(PublishedChange.Difference difference) {
    String[] start = difference.field().substring(STARTS.length()).split(" ", 2);
    String from = page.day(LocalDate.parse(start[1]));
    return new Line(
        page.text("published.edition.from", from),
        edition(start[0], difference.before()),
        edition(start[0], difference.after()));
  }

  private String edition(String rulebook, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    String written = value.toString();
    int cut = written.lastIndexOf(' ');
    return page.text(
        "published.edition.what",
        rulebook,
        written.substring(0, cut),
        written.substring(cut + 1, cut + 9));
  }

  /// What an institution promises is called as its rulebook calls it today.
  private Line promised(PublishedChange change, PublishedChange.Difference difference) {
    PromisedDates.Clocks clocks =
        new PromisedDates.Clocks(
            page,
            Optional.ofNullable(change.institution())
                .flatMap(now::institution)
                .map(Institution::id)
                .flatMap(procedures::inForce));
    return new Line(
        clocks.title(difference.field().substring(LENGTHS.length())),
        length(clocks, difference.before()),
        length(clocks, difference.after()));
  }

  private static String length(PromisedDates.Clocks clocks, @Nullable Object written) {
    return written == null ? "" : clocks.length(written.toString());
  }

  private String shown(String field, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean yes -> page.text(yes ? "admin.yes" : "admin.no");
      case List<?> all ->
          all.stream()
              .map(one -> word(field, String.valueOf(one)))
              .collect(Collectors.joining(page.text("admin.and")));
      default -> word(field, value.toString());
    };
  }

  private String word(String field, String value) {
    if (INSTITUTIONS.contains(field)) {
      return institution(UUID.fromString(value));
    }
    if (OFFICERS.contains(field)) {
      return page.text("published.officer", number(value));
    }
    return switch (field) {
      case "unit" -> unit(UUID.fromString(value));
      case "parent" -> gazetteer.place(value).map(Place::name).map(page::in).orElse(value);
      case "wayIn" -> page.text("published.way-in." + value);
      case "roles" -> page.textOr("admin.role." + value, "published.field.other", value);
      default -> value;
    };
  }

  private String institution(UUID id) {
    return now.institution(id).map(Institution::name).map(page::in).orElse(id.toString());
  }

  private String unit(UUID id) {
    return now.unit(id).map(Unit::name).map(page::in).orElse(id.toString());
  }

  /// Enough of an officer's id to tell the officers of an institution apart.
  private static String number(String id) {
    return id.substring(0, 8);
  }
}
