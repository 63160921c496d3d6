package org.huiyin.ledger.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words after a command: options with a value, any number of times, options without, and the
/// rest.
final class Arguments {

  private static final String LANG = "--lang";

  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Arguments() {}

  /// @param valued options with a value
  /// @param flags options without one
  static Arguments read(Words words, List<String> given, Set<String> valued, Set<String> flags) {
    var arguments = new Arguments();
    var left = new ArrayList<>(given);
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      if (word.startsWith("--")) {
        arguments.option(words, word, left, valued, flags);
      } else {
        arguments.rest.add(word);
      }
    }
    return arguments;
  }

  private void option(
      Words words, String word, List<String> left, Set<String> valued, Set<String> flags) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (flags.contains(word)) {
      options.put(word, List.of());
    } else if (valued.contains(name) || name.equals(LANG)) {
      if (equals < 0 && left.isEmpty()) {
        throw words.misuse("option.value", name);
      }
      String value = equals < 0 ? left.removeFirst() : word.substring(equals + 1);
      options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    } else {
      throw words.misuse("unknown.option", name);
    }
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

  List<String> rest() {
    return List.copyOf(rest);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  List<String> all(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  Optional<String> last(String name) {
    return all(name).stream().reduce((_, later) -> later);
  }
}
