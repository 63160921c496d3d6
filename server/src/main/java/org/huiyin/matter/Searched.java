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
    MatterRecord.Identity m = before.identity();
    List<String> marks = marks(m, change.state());
    SearchedTexts searched = new SearchedTexts(parts.rulebookOf(m));
    boolean anew =
        change.entries().stream().map(MatterRecord.Sealed::facts).anyMatch(searched::changeBy);
    if (!anew) {
      SearchRow row = new SearchRow(SearchRow.words(ofTopic(before)), marks);
      return flight -> SearchedStore.put(flight, m, row, false);
    }
    List<MatterRecord.Stored> journal = new ArrayList<>(store.journal(m));
    change.entries().forEach(entry -> journal.add(stored(entry)));
    String words = words(ActingMatters.after(before, change), journal, store.identities(m));
    return flight -> SearchedStore.put(flight, m, new SearchRow(words, marks), true);
  }

  private List<String> marks(MatterRecord.Identity m, State state) {
    List<String> places =
        Stream.ofNullable(m.place())
            .flatMap(code -> parts.gazetteer().chain(code).stream())
            .map(Place::code)
            .toList();
    return SearchRow.marks(m, state, places);
  }

  private static MatterRecord.Stored stored(MatterRecord.Sealed entry) {
    return new MatterRecord.Stored(
        entry.facts().seq(), entry.encoded(), entry.content(), entry.salt(), entry.commitment());
  }

  private Map<String, Set<SearchedTexts.Weight>> ofTopic(MatterRecord matter) {
    return SearchRow.tokens(topic(matter), new Identifying(List.of()));
  }

  /// All words of a matter.
  private String words(
      MatterRecord matter, List<MatterRecord.Stored> journal, List<String> identities) {
    List<Viewing.Read> read =
        journal.stream()
            .map(
                entry ->
                    new Viewing.Read(
                        Facts.decode(entry.facts().array()),
                        parts.journal().texts(matter.identity(), entry)))
            .toList();
    List<SearchedTexts.Text> texts =
        Stream.concat(topic(matter).stream(), SearchedTexts.of(parts, matter, read).stream())
            .toList();
    Identifying leaving = new Identifying(identities);
    Map<String, Set<SearchedTexts.Weight>> tokens = SearchRow.tokens(texts, leaving);
    int others = othersSince(read);
    if (others > 0) {
      Set<String> kept = new HashSet<>(store.tokens(matter.identity()));
      kept.addAll(SearchRow.tokens(after(texts, others), leaving).keySet());
      tokens.keySet().retainAll(kept);
    }
    return SearchRow.words(tokens);
  }

  private static List<SearchedTexts.Text> after(List<SearchedTexts.Text> texts, int seq) {
    return texts.stream().filter(text -> text.seq() == 0 || text.seq() > seq).toList();
  }

  /// The last entry with which identities changed or went: of what was written before it, a word
  /// that was left out stays out, though nothing tells any more why.
  private static int othersSince(List<Viewing.Read> journal) {
    return journal.stream()
        .map(Viewing.Read::facts)
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
