package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Institution;
import org.huiyin.rulebook.Rulebook;

/// Finds matters by what the institution wrote of them, by number, kind, stage, topic and place;
/// never by who brought them, or by what they wrote. What the wall hides from an officer isn't
/// found: the database asks it in the one function that looks (`search`), and it is asked here once
/// more. Keeps nothing of what was looked for. Thread-safe.
public final class Search {

  public static final int MOST = 50;
  private static final int SHOWN = 20;

  /// The last page.
  public static final int PAGES = (MOST + SHOWN - 1) / SHOWN;

  private final Parts parts;
  private final SearchStore store;

  Search(Parts parts, DataSource dataSource) {
    this.parts = parts;
    this.store = new SearchStore(dataSource);
  }

  /// By what can be narrowed.
  public record Choices(List<MatterView.Named> kinds, List<MatterView.Named> stages) {
    public Choices {
      kinds = List.copyOf(kinds);
      stages = List.copyOf(stages);
    }
  }

  /// A page of what is found; the number of a matter finds this matter.
  public SearchPage find(OfficerPrincipal officer, SearchQuery query, Locale locale) {
    Optional<MatterRecord> named =
        MatterNumber.parse(query.words()).flatMap(number -> parts.seen(officer, number));
    if (named.isPresent()) {
      Shown shown = new Shown(officer, locale, SearchTokens.of(""));
      return new SearchPage(shown.all(named.stream().toList()), 1, false, false, false, null);
    }
    SearchTokens tokens = SearchTokens.of(query.words());
    if (tokens.hasLongNumber()) {
      return new SearchPage(List.of(), 0, false, false, true, null);
    }
    boolean asks = query.words().isEmpty() ? query.narrows() : !tokens.tokens().isEmpty();
    return asks ? found(officer, query, tokens, locale) : SearchPage.NOTHING;
  }

  private SearchPage found(
      OfficerPrincipal officer, SearchQuery query, SearchTokens tokens, Locale locale) {
    SearchStore.Hits hits = store.search(parts.bound(officer), tokens.asked(), needed(query));
    List<MatterStore.Key> first = hits.matters().stream().limit(MOST).toList();
    int from = Math.min(first.size(), (query.page() - 1) * SHOWN);
    int to = Math.min(first.size(), from + SHOWN);
    return new SearchPage(
        new Shown(officer, locale, tokens).keys(first.subList(from, to)),
        first.size(),
        hits.matters().size() > MOST,
        hits.partly(),
        false,
        to < first.size() ? query.page() + 1 : null);
  }

  private static List<String> needed(SearchQuery query) {
    List<String> needed = new ArrayList<>();
    Optional.ofNullable(query.kind()).map(SearchRow::kind).ifPresent(needed::add);
    Optional.ofNullable(query.stage()).map(SearchRow::stage).ifPresent(needed::add);
    Optional.ofNullable(query.topic()).map(SearchRow::topic).ifPresent(needed::add);
    Optional.ofNullable(query.place()).map(SearchRow::place).ifPresent(needed::add);
    return needed;
  }

  /// By what an officer can narrow it: by the rulebook of their institution.
  public Choices choices(OfficerPrincipal officer, Locale locale) {
    Rulebook rulebook =
        parts
            .directory()
            .institution(officer.institution())
            .map(Institution::id)
            .flatMap(parts.rulebooks()::inForce)
            .orElse(null);
    return rulebook == null
        ? new Choices(List.of(), List.of())
        : new Choices(
            rulebook.kinds().entrySet().stream()
                .map(kind -> named(kind.getKey(), kind.getValue().title().in(locale)))
                .toList(),
            rulebook.stages().entrySet().stream()
                .map(stage -> named(stage.getKey(), stage.getValue().title().in(locale)))
                .toList());
  }

  private static MatterView.Named named(String id, String title) {
    return new MatterView.Named(id, title);
  }

  /// What one officer is shown of what was found.
  private final class Shown {
    private final OfficerPrincipal officer;
    private final Locale locale;
    private final SearchTokens tokens;

    Shown(OfficerPrincipal officer, Locale locale, SearchTokens tokens) {
      this.officer = officer;
      this.locale = locale;
      this.tokens = tokens;
    }

    List<SearchPage.Found> keys(List<MatterStore.Key> keys) {
      Map<UUID, MatterRecord> read = new java.util.HashMap<>();
      keys.stream()
          .collect(
              Collectors.groupingBy(
                  MatterStore.Key::authority,
                  Collectors.mapping(MatterStore.Key::matter, Collectors.toList())))
          .forEach(
              (authority, ids) ->
                  read.putAll(parts.store().all(parts.bound(officer), authority, ids)));
      return all(
          keys.stream()
              .flatMap(key -> Optional.ofNullable(read.get(key.matter())).stream())
              .filter(matter -> !parts.wall().hides(Wall.Subject.of(matter), officer))
              .toList());
    }

    List<SearchPage.Found> all(List<MatterRecord> matters) {
      Map<UUID, List<MatterRecord.Stored>> journals = store.journals(parts.bound(officer), matters);
      return matters.stream()
          .map(matter -> one(matter, journals.getOrDefault(matter.id(), List.of())))
          .toList();
    }

    private SearchPage.Found one(MatterRecord matter, List<MatterRecord.Stored> journal) {
      Rulebook rulebook = parts.rulebookOf(matter.identity());
      MatterRecord.Identity m = matter.identity();
      return new SearchPage.Found(
          m.number(),
          named(
              m.kind(), Objects.requireNonNull(rulebook.kinds().get(m.kind())).title().in(locale)),
          named(matter.state().stage(), Desk.stage(rulebook, matter.state().stage(), locale)),
          m.topic(),
          m.place(),
          m.openedOn(),
          Excerpt.of(SearchedTexts.of(parts, matter, journal), tokens.tokens()));
    }
  }
}
