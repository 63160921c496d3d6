package org.huiyin.authority;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Under which words a place is found, and which words somebody asks for who types a name. Both
/// are made here, so that they fit.
///
/// A place stands under each character of its name and each two neighbours, under the readings of
/// these, under the initials it begins with (after a dot), and where its English name is more than
/// a transcription, under what each of its words begins with. Two characters are what people type;
/// an index of three letters (pg_trgm) finds nothing by them.
final class PlaceWords {

  private static final int MOST_CUTS = 4;
  private static final int INITIALS = 5;
  private static final int LONGEST = 24;

  /// What most villages are called at the end says nothing, and is left out of both.
  private static final List<String[]> ENDS =
      List.of(
          new String[] {"村村民委员会", "村"},
          new String[] {"村民委员会", "村"},
          new String[] {"居民委员会", ""},
          new String[] {"村村委会", "村"},
          new String[] {"村委会", "村"},
          new String[] {"居委会", ""},
          new String[] {"办事处", ""});

  private PlaceWords() {}

  /// What somebody asks for.
  ///
  /// @param all each holds: one of its alternatives, of which all words are there
  /// @param parts what the name holds, where words alone don't say it
  record Asked(List<List<Set<String>>> all, List<String> parts) {
    Asked {
      all = List.copyOf(all);
      parts = List.copyOf(parts);
    }

    boolean isNothing() {
      return all.isEmpty();
    }
  }

  static Set<String> of(Name name) {
    String zh = stem(plain(name.zh()));
    Set<String> words = new LinkedHashSet<>(characters(zh));
    List<List<String>> readings = new ArrayList<>();
    for (int i = 0; i < zh.length(); i++) {
      readings.add(
          Pinyin.readings(zh.charAt(i)).stream()
              .flatMap(reading -> Pinyin.typed(reading).stream())
              .toList());
    }
    for (int i = 0; i < readings.size(); i++) {
      words.addAll(readings.get(i));
      if (i + 1 < readings.size()) {
        words.addAll(Pinyin.joined(readings.get(i), readings.get(i + 1)));
      }
    }
    initials(readings, words);
    if (!name.en().equals(Pinyin.words(name.zh()))) {
      beginnings(name.en(), words);
    }
    return words;
  }

  private static void initials(List<List<String>> readings, Set<String> words) {
    Set<String> sofar = Set.of(".");
    for (int i = 0; i < Math.min(readings.size(), INITIALS) && !readings.get(i).isEmpty(); i++) {
      List<String> firsts =
          readings.get(i).stream().map(reading -> reading.substring(0, 1)).distinct().toList();
      sofar = Pinyin.joined(List.copyOf(sofar), firsts);
      if (i > 0) {
        words.addAll(sofar);
      }
    }
  }

  private static void beginnings(String english, Set<String> words) {
    String rest = english.strip();
    while (!rest.isEmpty()) {
      String squeezed = plain(rest);
      for (int to = 2; to <= Math.min(squeezed.length(), LONGEST); to++) {
        words.add(squeezed.substring(0, to));
      }
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space + 1);
    }
  }

  static Asked asked(String typed) {
    List<List<Set<String>>> all = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    String plain = stem(plain(typed));
    if (plain.matches("[a-z]+[0-9][a-z0-9]*")) {
      String beginning = plain.substring(0, Math.min(plain.length(), LONGEST));
      return new Asked(List.of(List.of(Set.of(beginning))), parts);
    }
    StringBuilder run = new StringBuilder();
    boolean latin = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean letter = isLatin(c);
      if (letter != latin && !run.isEmpty()) {
        add(run.toString(), latin, all, parts);
        run.setLength(0);
      }
      latin = letter;
      run.append(c);
    }
    if (!run.isEmpty()) {
      add(run.toString(), latin, all, parts);
    }
    return new Asked(all, parts);
  }

  private static void add(
      String run, boolean latin, List<List<Set<String>>> all, List<String> parts) {
    if (!latin) {
      Set<String> words = characters(run);
      // Neighbours hold the single ones.
      all.add(
          List.of(
              run.length() == 1
                  ? words
                  : words.stream().filter(w -> w.length() > 1).collect(Collectors.toSet())));
      if (run.length() > 2 && run.chars().allMatch(Character::isIdeographic)) {
        parts.add(run);
      }
      return;
    }
    if (run.length() == 1) {
      return;
    }
    String letters = run.replace('ü', 'v');
    Set<Set<String>> ways = new LinkedHashSet<>();
    ways.add(Set.of(letters.substring(0, Math.min(letters.length(), LONGEST))));
    if (letters.length() <= INITIALS + 3) {
      ways.add(Set.of("." + letters.substring(0, Math.min(letters.length(), INITIALS))));
    }
    Pinyin.cut(letters, MOST_CUTS).stream().map(PlaceWords::pairs).forEach(ways::add);
    all.add(List.copyOf(ways));
  }

  private static Set<String> pairs(List<String> syllables) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 1 < syllables.size(); i++) {
      pairs.add(syllables.get(i) + syllables.get(i + 1));
    }
    return pairs.isEmpty() ? Set.copyOf(syllables) : pairs;
  }

  private static Set<String> characters(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < text.length(); i++) {
      words.add(text.substring(i, i + 1));
      if (i + 1 < text.length()) {
        words.add(text.substring(i, i + 2));
      }
    }
    return words;
  }

  /// Small, of usual width, and nothing but letters and digits.
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String stem(String plain) {
    for (String[] end : ENDS) {
      if (plain.endsWith(end[0]) && plain.length() > end[0].length()) {
        return plain.substring(0, plain.length() - end[0].length()) + end[1];
      }
    }
    return plain;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || c == 'ü';
  }
}
