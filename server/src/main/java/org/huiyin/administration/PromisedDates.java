package org.huiyin.administration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.HouseDates;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Procedures;
import org.huiyin.page.Page;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What institutions promise where the law has no date. Each has its own, so that none is added;
/// only shorter lengths than the rulebook's are offered.
@Component
final class PromisedDates implements Kept<HouseDates> {

  private static final String FIELD = "dates.";

  private final Authorities authorities;
  private final Procedures procedures;

  PromisedDates(Authorities authorities, Procedures procedures) {
    this.authorities = authorities;
    this.procedures = procedures;
  }

  @Override
  public String path() {
    return "house-dates";
  }

  @Override
  public boolean addable() {
    return false;
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.all().stream()
        .filter(owner -> institution == null || owner.id().equals(institution))
        .map(owner -> row(page, now, owner))
        .toList();
  }

  private Row row(Page page, Directory now, Institution owner) {
    Clocks clocks = clocks(page, owner);
    String promised =
        now.houseDates(owner.id()).lengths().entrySet().stream()
            .map(date -> clocks.title(date.getKey()) + " " + clocks.length(date.getValue()))
            .collect(Collectors.joining(page.text("admin.and")));
    return new Row(
        owner.id().toString(),
        page.in(owner.name()),
        promised.isEmpty() ? page.text("admin.house.none") : promised,
        true,
        owner.name().zh() + "\n" + owner.name().en());
  }

  private Clocks clocks(Page page, Institution institution) {
    return new Clocks(page, procedures.inForce(institution.id()));
  }

  @Override
  public Optional<HouseDates> find(Directory now, String key) {
    return Optional.ofNullable(Typed.uuid(key))
        .flatMap(now::institution)
        .map(institution -> now.houseDates(institution.id()));
  }

  @Override
  public String key(HouseDates dates) {
    return dates.institution().toString();
  }

  @Override
  public String name(Page page, Directory now, HouseDates dates) {
    return now.institution(dates.institution()).map(i -> page.in(i.name())).orElse("");
  }

  @Override
  public Typed fresh() {
    return Typed.nothing();
  }

  @Override
  public Typed typed(HouseDates dates) {
    Typed typed = Typed.nothing();
    for (Map.Entry<String, String> date : dates.lengths().entrySet()) {
      typed = typed.with(FIELD + date.getKey(), date.getValue());
    }
    return typed;
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    return Optional.ofNullable(Typed.uuid(String.valueOf(key)))
        .flatMap(now::institution)
        .map(institution -> clocks(page, institution))
        .map(clocks -> clocks.house().map(clock -> field(clocks, clock)).toList())
        .orElseGet(List::of);
  }

  private static Field field(Clocks clocks, ClockDefinition clock) {
    Length most = Clocks.most(clock);
    List<Option> options = new ArrayList<>();
    options.add(new Option("", clocks.page().text("admin.house.usual", clocks.length(most))));
    for (int amount = most.amount() - 1; amount > 0; amount--) {
      Length shorter = new Length(amount, most.counting());
      options.add(new Option(Clocks.written(shorter), clocks.length(shorter)));
    }
    return Field.oneOf(FIELD + clock.id(), options).called(clocks.title(clock.id()));
  }

  @Override
  public HouseDates thing(UUID id, Typed typed) {
    Map<String, String> lengths = new HashMap<>();
    typed.values().keySet().stream()
        .filter(field -> field.startsWith(FIELD) && !typed.text(field).isEmpty())
        .forEach(field -> lengths.put(field.substring(FIELD.length()), typed.text(field)));
    return new HouseDates(id, lengths);
  }

  @Override
  public Change<HouseDates> add(Editor editor, HouseDates dates) {
    throw new UnsupportedOperationException("every institution has its own");
  }

  @Override
  public Change<HouseDates> change(Editor editor, String key, UnaryOperator<HouseDates> to) {
    return authorities.changeHouseDates(editor, UUID.fromString(key), to);
  }

  /// The clocks of an institution's rulebook, in words.
  record Clocks(Page page, Optional<Rulebook> rulebook) {

    Stream<ClockDefinition> house() {
      return rulebook.stream()
          .flatMap(book -> book.clocks().values().stream())
          .filter(ClockDefinition::isHouseDate)
          // Nothing is shorter than a day.
          .filter(clock -> most(clock).amount() > 1);
    }

    String title(String clock) {
      return rulebook
          .map(book -> book.clocks().get(clock))
          .map(found -> found.title().in(page.locale()))
          .orElse(clock);
    }

    static Length most(ClockDefinition clock) {
      return Objects.requireNonNull(clock.length());
    }

    /// As a rulebook writes it.
    static String written(Length length) {
      return length.amount() + " " + length.counting().id();
    }

    String length(Length length) {
      return length(written(length));
    }

    /// A length as it is written, in words.
    String length(String written) {
      int space = written.indexOf(' ');
      String key = "admin.length." + written.substring(space + 1);
      return space > 0 && page.has(key)
          ? page.text(key, Integer.valueOf(written.substring(0, space)))
          : written;
    }
  }
}
