package org.huiyin.matter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Place;
import org.huiyin.authority.Topic;
import org.huiyin.rulebook.State;

/// Keeps the rows by which matters are found, each in the transaction of the act that changes it.
/// Thread-safe.
final class Searched {

  private static final Set<String> OTHERS_SINCE =
      Set.of(Noting.CORRECTED, Noting.GROUP, Erasing.IDENTITY_ERASED);

  private final Parts parts;
  private final SearchedStore store;

  Searched(Parts parts, DataSource dataSource) {
    this.parts = parts;
    this.store = new SearchedStore(parts, dataSource);
  }

  /// What an act writes of it.
  ///
  /// @param before the matter as it was
  Consumer<Flight> after(MatterRecord before, MatterRecord.Change change) {
    MatterRecord after = ActingMatters.after(before, change);
    MatterRecord.Identity m = after.identity();
    List<String> marks = marks(m, change.state());
    SearchedTexts searched = new SearchedTexts(parts.rulebookOf(m));
    boolean anew =
        change.entries().stream().map(MatterRecord.Sealed::facts).anyMatch(searched::changeBy);
    if (!anew) {
      SearchRow row = new SearchRow(m.openedOn(), SearchRow.words(ofTopic(before)), marks);
      return flight -> SearchedStore.put(flight, m, row, false);
    }
    List<MatterRecord.Stored> journal = new ArrayList<>(store.journal(m));
    journal.addAll(stored(change));
    String words = SearchRow.words(tokens(after, journal, store.identities(m)));
    return flight -> SearchedStore.put(flight, m, new SearchRow(m.openedOn(), words, marks), true);
  }

  /// The row of a matter that comes in with its whole journal.
  SearchRow of(NewMatter matter, MatterRecord.Change change) {
    MatterRecord.Identity m = matter.identity();
    Bytes party = matter.party();
    List<String> identities = party == null ? List.of() : opened(m, "party/1", party);
    MatterRecord.Position position = new MatterRecord.Position(0, 0, m.openedOn(), false, 0);
    MatterRecord whole = new MatterRecord(m, position, change.state(), change.walled());
    return new SearchRow(
        m.openedOn(),
        SearchRow.words(tokens(whole, stored(change), identities)),
        marks(m, change.state()));
  }

  /// What an identity takes out of the words as it comes.
  Consumer<Flight> without(MatterRecord matter, Map<String, String> identity) {
    MatterRecord.Identity m = matter.identity();
    Identifying leaving = new Identifying(List.copyOf(identity.values()));
    String[] out = store.tokens(m).stream().filter(leaving::isAmong).toArray(String[]::new);
    return out.length == 0 ? _ -> {} : flight -> SearchedStore.without(flight, m, out);
  }

  /// Writes the row as it has to be now, unless it is so or somebody acts meanwhile.
  ///
  /// @return whether it was written
  boolean anew(MatterRecord matter) {
    MatterRecord.Identity m = matter.identity();
    Optional<SearchRow> was = store.row(m);
    Map<String, Set<SearchedTexts.Weight>> tokens =
        tokens(matter, store.journal(m), store.identities(m));
    SearchRow row = new SearchRow(m.openedOn(), SearchRow.words(tokens), marks(m, matter.state()));
    return was.filter(row::equals).isEmpty() && store.replace(m, was, row);
  }

  List<String> opened(MatterRecord.Identity m, String field, Bytes sealed) {
    return store.opened(m, field, sealed);
  }

  /// Whether these are its marks. What a place lies in may have changed without an act.
  boolean liesWhere(List<String> marks, MatterRecord matter) {
    List<String> place = Stream.ofNullable(matter.identity().place()).toList();
    Set<String> needed = new HashSet<>(SearchRow.marks(matter.identity(), matter.state(), place));
    Set<String> places = new HashSet<>(marks);
    places.removeAll(needed);
    return marks.containsAll(needed) && places.stream().allMatch(SearchRow::isPlace);
  }

  /// What it says, titles of topics left out.
  String writtenWords(
      MatterRecord matter, List<MatterRecord.Stored> journal, List<String> identities) {
    Map<String, Set<SearchedTexts.Weight>> tokens = tokens(matter, journal, identities);
    tokens.values().forEach(weights -> weights.remove(SearchedTexts.Weight.TOPIC));
    tokens.values().removeIf(Set::isEmpty);
    return SearchRow.words(tokens);
  }

  private List<String> marks(MatterRecord.Identity m, State state) {
    List<String> places =
        Stream.ofNullable(m.place())
            .flatMap(code -> parts.gazetteer().chain(code).stream())
            .map(Place::code)
            .toList();
    return SearchRow.marks(m, state, places);
  }

  private static List<MatterRecord.Stored> stored(MatterRecord.Change change) {
    return change.entries().stream()
        .map(
            entry ->
                new MatterRecord.Stored(
                    entry.facts().seq(),
                    entry.encoded(),
                    entry.content(),
                    entry.salt(),
                    entry.commitment()))
        .toList();
  }

  private Map<String, Set<SearchedTexts.Weight>> ofTopic(MatterRecord matter) {
    return SearchRow.tokens(topic(matter), new Identifying(List.of()));
  }

  /// All words of a matter.
  private Map<String, Set<SearchedTexts.Weight>> tokens(
      MatterRecord matter, List<MatterRecord.Stored> journal, List<String> identities) {
    List<SearchedTexts.Text> texts =
        Stream.concat(topic(matter).stream(), SearchedTexts.of(parts, matter, journal).stream())
            .toList();
    Identifying leaving = new Identifying(identities);
    Map<String, Set<SearchedTexts.Weight>> tokens = SearchRow.tokens(texts, leaving);
    int others = othersSince(journal);
    if (others > 0) {
      Set<String> kept = new HashSet<>(store.tokens(matter.identity()));
      kept.addAll(SearchRow.tokens(after(texts, others), leaving).keySet());
      tokens.keySet().retainAll(kept);
    }
    return tokens;
  }

  private static List<SearchedTexts.Text> after(List<SearchedTexts.Text> texts, int seq) {
    return texts.stream().filter(text -> text.seq() == 0 || text.seq() > seq).toList();
  }

  /// The last entry with which identities changed or went: of what was written before it, a word
  /// that was left out stays out, though nothing tells any more why.
  private static int othersSince(List<MatterRecord.Stored> journal) {
    return Journal.facts(journal).stream()
        .filter(entry -> OTHERS_SINCE.contains(entry.act()))
        .mapToInt(Facts::seq)
        .max()
        .orElse(0);
  }

  /// The title of its topic as it is called now.
  private List<SearchedTexts.Text> topic(MatterRecord matter) {
    return Optional.ofNullable(matter.identity().topic())
        .flatMap(code -> topic(matter, code))
        .map(Topic::name)
        .stream()
        .flatMap(name -> Stream.of(name.zh(), name.en()))
        .map(title -> new SearchedTexts.Text(0, SearchedTexts.Weight.TOPIC, "topic", title))
        .toList();
  }

  /// Of the institution that took it in; what has gone from there may be another's.
  private Optional<Topic> topic(MatterRecord matter, String code) {
    Stream<UUID> first = Stream.ofNullable(matter.seat("registering"));
    return Stream.concat(first, parts.directory().all().stream().map(Institution::id))
        .map(parts.directory()::topics)
        .flatMap(List::stream)
        .filter(topic -> topic.code().equals(code))
        .findFirst();
  }
}
