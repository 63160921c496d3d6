package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.rulebook.State;
import org.huiyin.words.Token;

/// The row by which a search finds a matter. Of its words it holds which there are and in what they
/// occur, and neither where nor how often: no text can be put together from it again.
///
/// @param openedOn by which the newest come first
/// @param words as PostgreSQL writes a `tsvector`
/// @param marks in their order
record SearchRow(LocalDate openedOn, String words, List<String> marks) {

  /// Longer ones are nobody's word.
  private static final int LONGEST = 60;

  /// More than an answer of the greatest length has.
  private static final int MOST = 20_000;

  /// As PostgreSQL sorts what stands in one.
  private static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  SearchRow {
    marks = List.copyOf(marks);
  }

  /// The tokens of texts, each with the weights that it has.
  static Map<String, Set<SearchedTexts.Weight>> tokens(
      List<SearchedTexts.Text> texts, Identifying leaving) {
    Map<String, Set<SearchedTexts.Weight>> tokens = new TreeMap<>(BY_BYTES);
    for (SearchedTexts.Text text : texts) {
      for (Token token : leaving.leftOf(text.text())) {
        if (token.text().length() <= LONGEST
            && (tokens.size() < MOST || tokens.containsKey(token.text()))) {
          tokens
              .computeIfAbsent(token.text(), _ -> EnumSet.noneOf(SearchedTexts.Weight.class))
              .add(text.weight());
        }
      }
    }
    return tokens;
  }

  static String words(Map<String, Set<SearchedTexts.Weight>> tokens) {
    return tokens.entrySet().stream()
        .map(token -> quoted(token.getKey()) + ":" + places(token.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String places(Set<SearchedTexts.Weight> weights) {
    return weights.stream().map(SearchedTexts.Weight::place).collect(Collectors.joining(","));
  }

  private static String quoted(String token) {
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /// Where a matter lies, so that a search needn't look at what lies elsewhere.
  ///
  /// @param places its place, and those that this lies in
  static List<String> marks(MatterRecord.Identity matter, State state, List<String> places) {
    Set<String> marks = new TreeSet<>();
    for (UUID seat : state.seats().values()) {
      marks.add(institution(seat));
    }
    marks.add(week(matter.openedOn()));
    marks.add(kind(matter.kind()));
    marks.add(stage(state.stage()));
    Optional.ofNullable(matter.topic()).map(SearchRow::topic).ifPresent(marks::add);
    places.forEach(place -> marks.add(place(place)));
    return List.copyOf(marks);
  }

  static String kind(String kind) {
    return "k:" + kind;
  }

  static String stage(String stage) {
    return "s:" + stage;
  }

  static String topic(String code) {
    return "t:" + code;
  }

  static String place(String code) {
    return "p:" + code;
  }

  static boolean isPlace(String mark) {
    return mark.startsWith("p:");
  }

  private static String institution(UUID id) {
    return "i:" + id;
  }

  private static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "w:%04d-%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @Override
  public String toString() {
    return "SearchRow" + marks;
  }
}
