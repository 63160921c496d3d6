package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Place;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;

/// Decides whether a filing can be taken in, by whom, and behind which wall. Reads nothing but the
/// directory, the places and the rulebook.
final class Taking {

  /// The fact of a filing that a helper brought it: how the person agreed.
  static final String ON_BEHALF = "on-behalf";

  private static final Set<String> PUBLIC_CHANNELS = Set.of("web", "api");

  private final Directory directory;
  private final Gazetteer gazetteer;
  private final Rulebooks rulebooks;

  Taking(Directory directory, Gazetteer gazetteer, Rulebooks rulebooks) {
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.rulebooks = rulebooks;
  }

  /// Either a way in, or what is said instead.
  sealed interface Way {
    record In(Institution registering, Rulebook rulebook, Filing.About about, Set<UUID> walled)
        implements Way {}

    record Instead(FilingOutcome outcome) implements Way {}
  }

  /// @param byOfficer whether an officer files it for someone who came, wrote or called
  Way way(Filing filing, boolean byOfficer, Locale locale) {
    List<FieldError> errors = new ArrayList<>();
    errors.addAll(texts(filing));
    Institution target = directory.institutionByCode(filing.institution()).orElse(null);
    if (target == null || !target.active()) {
      errors.add(FieldError.of("institution", "unknown"));
      return new Way.Instead(new FilingOutcome.Incomplete(errors));
    }
    Rulebook rulebook = rulebooks.current(target.id(), target.rulebook(), filing.on()).orElse(null);
    if (rulebook == null) {
      errors.add(FieldError.of("institution", "no-rulebook"));
      return new Way.Instead(new FilingOutcome.Incomplete(errors));
    }
    errors.addAll(references(filing, target, byOfficer));
    KindDefinition kind = rulebook.kinds().get(filing.kind());
    if (kind == null) {
      errors.add(
          new FieldError(
              "kind", "unknown", Map.of("allowed", String.join(", ", rulebook.kinds().keySet()))));
    } else if (kind.intake() == null) {
      return new Way.Instead(doors(target, rulebook, kind, locale));
    }
    if (filing.relation() == Relation.ACCUSES && accusesPerson(filing)) {
      return new Way.Instead(doors(target, rulebook, accusation(rulebook), locale));
    }
    if (!errors.isEmpty()) {
      return new Way.Instead(new FilingOutcome.Incomplete(errors));
    }
    Filing.About about = about(filing, target);
    return Wall.accused(directory, filing.relation(), about)
        .map(accused -> overTheAccused(filing, about, accused, target, rulebook, locale))
        .orElseGet(() -> new Way.In(target, rulebook, about, Set.of()));
  }

  private static boolean accusesPerson(Filing filing) {
    return filing.about().person() || filing.about().officer() != null;
  }

  private static KindDefinition accusation(Rulebook rulebook) {
    return rulebook.kinds().values().stream()
        .filter(kind -> kind.intake() == null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("rulebook " + rulebook.id() + ": no doors"));
  }

  /// Takes nothing in: names the competent body's own doors.
  private static FilingOutcome doors(
      Institution target, Rulebook rulebook, KindDefinition kind, Locale locale) {
    List<FilingOutcome.Door> doors = new ArrayList<>();
    if (target.competentForAccusations() != null) {
      doors.add(new FilingOutcome.Door("competent-body", target.competentForAccusations()));
    }
    for (String id : kind.doors()) {
      Texts title = Objects.requireNonNull(rulebook.doors().get(id)).title();
      doors.add(new FilingOutcome.Door(id, title.in(locale)));
    }
    return new FilingOutcome.OtherDoors(doors, rulebook.cite(kind.source(), locale));
  }

  /// What accuses, and names neither institution nor unit, accuses whom it is brought to.
  private static Filing.About about(Filing filing, Institution target) {
    boolean unnamed = filing.about().institution() == null && filing.about().unit() == null;
    return filing.relation() == Relation.ACCUSES && unnamed
        ? new Filing.About(target.id(), null, null, false)
        : filing.about();
  }

  /// A matter that accuses an institution or a unit, or is about what the head of one did, goes at
  /// once to whoever is above, and is hidden from all that lies below.
  private Way overTheAccused(
      Filing filing,
      Filing.About about,
      UUID accused,
      Institution target,
      Rulebook rulebook,
      Locale locale) {
    Set<UUID> walled = Wall.within(directory, accused);
    UUID competent =
        walled.contains(target.id())
            ? Wall.above(directory, accused, walled::contains).orElse(null)
            : target.id();
    if (competent == null) {
      return new Way.Instead(doors(target, rulebook, accusation(rulebook), locale));
    }
    Rulebook promised = rulebooks.current(competent, rulebook.id(), filing.on()).orElse(rulebook);
    return new Way.In(directory.institution(competent).orElseThrow(), promised, about, walled);
  }

  private List<FieldError> references(Filing filing, Institution target, boolean byOfficer) {
    List<FieldError> errors = new ArrayList<>();
    if (!byOfficer && !PUBLIC_CHANNELS.contains(filing.channel())) {
      errors.add(new FieldError("channel", "unknown", Map.of("allowed", "api, web")));
    }
    if (!byOfficer && filing.on() != null) {
      errors.add(FieldError.of("on", "registrars-only"));
    }
    if (filing.topic() != null
        && directory.topics(target.id()).stream()
            .noneMatch(topic -> topic.active() && topic.code().equals(filing.topic()))) {
      errors.add(FieldError.of("topic", "unknown"));
    }
    if (filing.place() != null && gazetteer.place(filing.place()).filter(Place::active).isEmpty()) {
      errors.add(FieldError.of("place", "unknown"));
    }
    UUID institution = filing.about().institution();
    if (institution != null && directory.institution(institution).isEmpty()) {
      errors.add(FieldError.of("about.institution", "unknown"));
    }
    UUID unit = filing.about().unit();
    if (unit != null
        && directory
            .unit(unit)
            .filter(found -> institution == null || institution.equals(found.institution()))
            .isEmpty()) {
      errors.add(FieldError.of("about.unit", "unknown"));
    }
    UUID officer = filing.about().officer();
    if (officer != null && directory.officer(officer).isEmpty()) {
      errors.add(FieldError.of("about.officer", "unknown"));
    }
    return errors;
  }

  private static List<FieldError> texts(Filing filing) {
    TextRules rules =
        new TextRules()
            .required("ask", filing.ask(), TextRules.SHORT)
            .required("story", filing.story(), TextRules.LONG)
            .optional("placeText", filing.placeText(), 200)
            .optional("onBehalf.relation", relationOfHelper(filing), 200)
            .identity(filing.identity());
    if (filing.language() != null && !isLanguage(filing.language())) {
      rules.errors().add(FieldError.of("language", "unknown"));
    }
    if (filing.earlier() != null && MatterNumber.parse(filing.earlier()).isEmpty()) {
      // Its own check character and no more: whether there is such a matter is never said (R3).
      rules.errors().add(FieldError.of("earlier", "malformed"));
    }
    if (filing.representatives() < 1 || filing.representatives() > 9999) {
      rules.errors().add(FieldError.of("representatives", "out-of-range"));
    }
    rules.errors().addAll(Attaching.mistakes(filing.evidence()));
    return rules.errors();
  }

  private static @Nullable String relationOfHelper(Filing filing) {
    Filing.OnBehalf onBehalf = filing.onBehalf();
    return onBehalf == null ? null : onBehalf.relation();
  }

  private static boolean isLanguage(String tag) {
    return tag.length() <= 35 && !Locale.forLanguageTag(tag).getLanguage().isEmpty();
  }

  /// The structural facts of a filing; its texts and identity are sealed elsewhere.
  static Map<String, Object> facts(Filing filing, Way.In way, MatterNumber number) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("number", number.text());
    facts.put("kind", filing.kind());
    facts.put("relation", filing.relation().id());
    facts.put("channel", filing.channel());
    facts.put("anonymous", filing.anonymous());
    if (filing.onBehalf() != null) {
      facts.put(ON_BEHALF, filing.onBehalf().consent().id());
    }
    putIfPresent(facts, "topic", filing.topic());
    putIfPresent(facts, "place", filing.place());
    putIfPresent(facts, "about-institution", way.about().institution());
    putIfPresent(facts, "about-unit", way.about().unit());
    putIfPresent(facts, "about-officer", way.about().officer());
    if (!way.walled().isEmpty()) {
      facts.put("walled", way.walled().stream().map(UUID::toString).sorted().toList());
    }
    return facts;
  }

  private static void putIfPresent(Map<String, Object> facts, String key, @Nullable Object value) {
    Optional.ofNullable(value).ifPresent(present -> facts.put(key, present.toString()));
  }

  static Map<String, String> content(Filing filing) {
    Map<String, String> texts = new HashMap<>();
    texts.put("ask", filing.ask());
    texts.put("story", filing.story());
    if (filing.placeText() != null) {
      texts.put("place", filing.placeText());
    }
    if (filing.language() != null) {
      texts.put("language", filing.language());
    }
    Optional.ofNullable(relationOfHelper(filing)).ifPresent(words -> texts.put("helper", words));
    Optional.ofNullable(filing.earlier()).ifPresent(words -> texts.put("earlier", words));
    return texts;
  }

  /// R7: with an anonymous matter, an act of the complainant is dated by its day alone.
  static @Nullable Instant fineTime(boolean anonymous, boolean byOfficer, Instant at) {
    return anonymous && !byOfficer ? null : at;
  }

  static LocalDate dayOf(Rulebook rulebook, Instant at) {
    return at.atZone(rulebook.zone()).toLocalDate();
  }
}
