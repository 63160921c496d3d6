package org.huiyin.matter;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Name;
import org.huiyin.authority.Place;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// What an officer owes, as a list that they take along.
///
/// Guarantees: only what the wall shows them, and no accusation; no text that anybody wrote, and
/// no party; at most [#MOST] duties. In the journal of each matter in it stands who exported it
/// and why, all in one transaction and before anything is given out; the complainant reads it.
///
/// Doesn't guarantee what the officer does with it. Thread-safe.
public final class ListExports {

  /// As many duties as one may take along.
  public static final int MOST = DutyQuery.MOST;

  private static final int TRIES = 20;

  /// What it is needed for.
  public enum Reason {
    HAND_OVER,
    MEETING,
    CHECKING_DATES,
    SUPERIOR_ASKS;

    public String id() {
      return ListExports.id(this);
    }

    public static Optional<Reason> of(@Nullable String id) {
      return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
  }

  /// What became of it.
  public sealed interface Outcome {
    /// It stands in the journals.
    record Made(List<ExportedDuty> duties) implements Outcome {
      public Made {
        duties = List.copyOf(duties);
      }
    }

    /// The list is longer than [#MOST]; nothing was journaled.
    record TooMany() implements Outcome {}
  }

  private final DataSource dataSource;
  private final Parts parts;
  private final Desk desk;
  private final Noting noting;

  ListExports(DataSource dataSource, Parts parts, Desk desk) {
    this.dataSource = dataSource;
    this.parts = parts;
    this.desk = desk;
    this.noting = new Noting(parts);
  }

  /// Exports the list from its beginning, wherever the officer looks at it.
  public Outcome make(OfficerPrincipal by, DutyQuery asked, Reason reason, Locale locale) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(by, fromTheFirst(asked), reason, locale);
      } catch (DuplicateKeyException | Hidden e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private static DutyQuery fromTheFirst(DutyQuery asked) {
    return new DutyQuery(
        asked.stage(),
        asked.topic(),
        asked.place(),
        asked.clock(),
        asked.unit(),
        asked.late(),
        Optional.empty(),
        MOST);
  }

  private Outcome once(OfficerPrincipal by, DutyQuery asked, Reason reason, Locale locale) {
    DutyPage page = desk.duties(by, asked, locale);
    if (page.next() != null) {
      return new Outcome.TooMany();
    }
    Map<String, MatterRecord> exported = exported(by, page.duties());
    journal(by, List.copyOf(exported.values()), reason);
    Names names = new Names(by, locale);
    return new Outcome.Made(
        page.duties().stream()
            .filter(duty -> exported.containsKey(duty.number()))
            .map(duty -> names.told(duty, Objects.requireNonNull(exported.get(duty.number()))))
            .toList());
  }

  /// Those that the officer sees still, without what accuses somebody.
  private Map<String, MatterRecord> exported(OfficerPrincipal by, List<DutyPage.Duty> duties) {
    // In one order, lest two exports wait for each other.
    Map<String, MatterRecord> exported = new TreeMap<>();
    duties.stream()
        .map(DutyPage.Duty::number)
        .distinct()
        .flatMap(number -> MatterNumber.parse(number).flatMap(n -> parts.seen(by, n)).stream())
        .filter(matter -> matter.identity().relation() != Relation.ACCUSES)
        .forEach(matter -> exported.put(matter.identity().number(), matter));
    return exported;
  }

  private void journal(OfficerPrincipal officer, List<MatterRecord> matters, Reason reason) {
    if (matters.isEmpty()) {
      return;
    }
    Bound by = parts.bound(officer);
    Flight flight = Flight.as(by);
    for (MatterRecord matter : matters) {
      Instant now = parts.nowFor(matter);
      Map<String, String> why = Map.of("exported-because", reason.id());
      Noting.add(
          flight,
          by,
          matter,
          noting.entry(
              matter,
              Noting.EXPORT,
              Noting.by(officer),
              now,
              Noting.Fineness.INSTANT,
              why,
              List.of()));
    }
    flight.runInTransaction(dataSource);
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What codes are called, each looked up once.
  private final class Names {
    private final OfficerPrincipal officer;
    private final Locale locale;
    private final Map<String, String> topics = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    Names(OfficerPrincipal officer, Locale locale) {
      this.officer = officer;
      this.locale = locale;
      parts
          .directory()
          .topics(officer.institution())
          .forEach(topic -> topics.put(topic.code(), in(topic.name())));
    }

    ExportedDuty told(DutyPage.Duty duty, MatterRecord matter) {
      Rulebook rulebook = parts.rulebookOf(matter.identity());
      return new ExportedDuty(
          duty.number(),
          Objects.requireNonNull(rulebook.kinds().get(matter.identity().kind())).title().in(locale),
          duty.topic() == null ? null : topics.getOrDefault(duty.topic(), duty.topic()),
          duty.place() == null ? null : places.computeIfAbsent(duty.place(), this::place),
          duty.stage().title(),
          duty.duty().title(),
          duty.start(),
          duty.due(),
          duty.daysLate(),
          parts.directory().institution(officer.institution()).map(i -> in(i.name())).orElse(""),
          duty.unit(),
          legal(rulebook, matter),
          id(matter.state().word()));
    }

    private String legal(Rulebook rulebook, MatterRecord matter) {
      return EndedBefore.is(matter.state())
          ? id(LegalState.FINAL)
          : id(Objects.requireNonNull(rulebook.stages().get(matter.state().stage())).legal());
    }

    private String place(String code) {
      Optional<Place> exact = parts.gazetteer().place(code);
      boolean smallest = parts.gazetteer().within(code).size() <= 1;
      Function<Place, Optional<Place>> above =
          place -> Optional.ofNullable(place.parent()).flatMap(parts.gazetteer()::place);
      return exact
          .flatMap(place -> smallest ? above.apply(place).or(() -> exact) : exact)
          .map(place -> in(place.name()))
          .orElse("");
    }

    private String in(Name name) {
      return new Texts(name.zh(), name.en()).in(locale);
    }
  }
}
