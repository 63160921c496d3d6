package org.huiyin.workbench;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The words after a command: options with a value, options without, and the rest, such as files.
final class Arguments {

  static final String LANG = "--lang";

  private final Words words;
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Arguments(Words words) {
    this.words = words;
  }

  /// What a command takes.
  ///
  /// @param valued options with a value
  /// @param repeated those of them that may be given more than once
  /// @param flags options without a value
  record Taken(List<String> valued, List<String> repeated, List<String> flags) {
    Taken {
      valued = List.copyOf(valued);
      repeated = List.copyOf(repeated);
      flags = List.copyOf(flags);
    }
  }

  static Arguments read(Words words, List<String> given, Taken taken) {
    Arguments arguments = new Arguments(words);
    List<String> left = new ArrayList<>(given);
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      if (word.equals("--")) {
        arguments.rest.addAll(left);
        break;
      }
      if (word.startsWith("--")) {
        arguments.option(word, left, taken);
      } else {
        arguments.rest.add(word);
      }
    }
    return arguments;
  }

  private void option(String word, List<String> left, Taken taken) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (taken.flags().contains(name) && equals < 0) {
      options.put(name, List.of());
    } else if (taken.valued().contains(name) || name.equals(LANG)) {
      String value = equals < 0 ? next(name, left) : word.substring(equals + 1);
      List<String> values = options.computeIfAbsent(name, _ -> new ArrayList<>());
      values.add(value);
      if (values.size() > 1 && !taken.repeated().contains(name)) {
        throw words.misuse("option.twice", name);
      }
    } else {
      throw unknown(name, taken);
    }
  }

  private String next(String name, List<String> left) {
    if (left.isEmpty() || left.getFirst().startsWith("--")) {
      throw words.misuse("option.value", name);
    }
    return left.removeFirst();
  }

  private Misuse unknown(String name, Taken taken) {
    TreeSet<String> known = new TreeSet<>(taken.valued());
    known.addAll(taken.flags());
    known.add(LANG);
    return words.unknown("option", name, known);
  }

  /// The language that is asked for, whatever else is said, so that even mistakes are told in it.
  static Locale locale(List<String> given, Locale otherwise) {
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (word.startsWith(LANG + "=")) {
        return Locale.forLanguageTag(word.substring(LANG.length() + 1));
      }
      if (word.equals(LANG) && i + 1 < given.size()) {
        return Locale.forLanguageTag(given.get(i + 1));
      }
    }
    return otherwise;
  }

  /// @throws Misuse if a language is asked for that nothing is written in
  void checkLanguage() {
    option(LANG)
        .filter(tag -> !List.of("zh", "en").contains(tag.split("[-_]", 2)[0]))
        .ifPresent(
            tag -> {
              throw words.misuse("language", tag);
            });
  }

  List<String> rest() {
    return List.copyOf(rest);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  Optional<String> option(String name) {
    return options.getOrDefault(name, List.of()).stream().findFirst();
  }

  List<String> all(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  String needed(String name) {
    return option(name).orElseThrow(() -> words.misuse("option.needed", name));
  }

  Optional<LocalDate> date(String name) {
    return option(name).map(text -> date(words, text));
  }

  static LocalDate date(Words words, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw words.misuse("date", text);
    }
  }
}
