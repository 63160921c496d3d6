package org.huiyin.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Place;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// What an officer owes, as a list that they take along.
///
/// Guarantees: only what the wall shows them, and no accusation; no text that anybody wrote, and
/// no party; at most [#MOST] duties, or [#MOST_BY_TWO] where another officer has agreed, which
/// whoever calls has to know. In the journal of each matter in it stands who exported it, why, and
/// who agreed, before anything is given out; the complainant reads it. What stands in the journals
/// and was then not given out after all stays there.
///
/// Doesn't guarantee what the officer does with it. Thread-safe.
public final class ListExports {

  /// As many duties as one may take along alone.
  public static final int MOST = DutyQuery.MOST;

  /// As many as one may take along where another has agreed.
  public static final int MOST_BY_TWO = 2_000;

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

    /// The list is longer than it may be; nothing was journaled.
    record TooMany() implements Outcome {}
  }

  /// Why it is taken along.
  ///
  /// @param agreedBy who else agreed, or null for a list of at most [#MOST]
  public record Grounds(Reason reason, @Nullable UUID agreedBy) {
    int most() {
      return agreedBy == null ? MOST : MOST_BY_TWO;
    }
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
  public Outcome make(OfficerPrincipal by, DutyQuery asked, Grounds grounds, Locale locale) {
    List<DutyPage.Duty> duties = new ArrayList<>();
    Optional<Cursor> after = Optional.empty();
    do {
      DutyPage page = desk.duties(by, from(after, asked), locale);
      duties.addAll(page.duties());
      after = Optional.ofNullable(page.next()).flatMap(Cursor::parse);
    } while (after.isPresent() && duties.size() < grounds.most());
    if (after.isPresent()) {
      return new Outcome.TooMany();
    }
    Map<String, MatterRecord> exported = journaled(by, duties, grounds);
    Names names = new Names(by, locale);
    return new Outcome.Made(
        duties.stream()
            .filter(duty -> exported.containsKey(duty.number()))
            .map(duty -> names.told(duty, Objects.requireNonNull(exported.get(duty.number()))))
            .toList());
  }

  private static DutyQuery from(Optional<Cursor> after, DutyQuery asked) {
    return new DutyQuery(
        asked.stage(),
        asked.topic(),
        asked.place(),
        asked.clock(),
        asked.unit(),
        asked.late(),
        after,
        MOST);
  }

  /// Each matter once, in transactions of [#MOST] matters.
  private Map<String, MatterRecord> journaled(
      OfficerPrincipal by, List<DutyPage.Duty> duties, Grounds grounds) {
    List<String> numbers = duties.stream().map(DutyPage.Duty::number).distinct().toList();
    Map<String, MatterRecord> exported = new HashMap<>();
    for (int from = 0; from < numbers.size(); from += MOST) {
      List<String> some = numbers.subList(from, Math.min(from + MOST, numbers.size()));
      exported.putAll(inOne(by, some, grounds));
    }
    return exported;
  }

  private Map<String, MatterRecord> inOne(
      OfficerPrincipal by, List<String> numbers, Grounds grounds) {
    for (int attempt = 1; ; attempt++) {
      try {
        Map<String, MatterRecord> exported = exported(by, numbers);
        journal(by, List.copyOf(exported.values()), grounds);
        return exported;
      } catch (DuplicateKeyException | Hidden e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /// Those that the officer sees still, without what accuses somebody.
  private Map<String, MatterRecord> exported(OfficerPrincipal by, List<String> numbers) {
    // In one order, lest two exports wait for each other.
    Map<String, MatterRecord> exported = new TreeMap<>();
    numbers.stream()
        .flatMap(number -> MatterNumber.parse(number).flatMap(n -> parts.seen(by, n)).stream())
        .filter(matter -> matter.identity().relation() != Relation.ACCUSES)
        .forEach(matter -> exported.put(matter.identity().number(), matter));
    return exported;
  }

  private void journal(OfficerPrincipal officer, List<MatterRecord> matters, Grounds grounds) {
    if (matters.isEmpty()) {
      return;
    }
    Bound by = parts.bound(officer);
    Flight flight = Flight.as(by);
    Map<String, String> why = why(grounds);
    for (MatterRecord matter : matters) {
      Instant now = parts.nowFor(matter);
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

  private Map<String, String> why(Grounds grounds) {
    String reason = grounds.reason().id();
    UUID other = grounds.agreedBy();
    return other == null
        ? Map.of(Noting.EXPORTED_BECAUSE, reason)
        : Map.of(Noting.EXPORTED_BECAUSE, reason, Noting.EXPORT_AGREED_BY, name(other));
  }

  private String name(UUID officer) {
    return parts.directory().officer(officer).map(Officer::name).orElse("");
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
