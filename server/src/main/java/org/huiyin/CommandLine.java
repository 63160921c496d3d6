package org.huiyin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What stands behind a command: words, options with a value, and settings of the server, which are
/// written `--name=value`.
///
/// @param options in pairs
/// @param others options that no command of this sort has
record CommandLine(
    List<String> words, List<Option> options, List<String> settings, List<String> others) {

  record Option(String name, String value) {}

  CommandLine {
    words = List.copyOf(words);
    options = List.copyOf(options);
    settings = List.copyOf(settings);
    others = List.copyOf(others);
  }

  /// Reads the words behind a command.
  ///
  /// @param named options that have a value
  static CommandLine of(List<String> arguments, String... named) {
    List<String> words = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      boolean isSetting = word.startsWith("--");
      if (Set.of(named).contains(word) && rest.hasNext()) {
        options.add(new Option(word, rest.next()));
      } else if (isSetting && word.contains("=")) {
        settings.add(word);
      } else if (isSetting && !word.equals("--")) { // After which there are settings.
        others.add(word);
      } else if (!isSetting) {
        words.add(word);
      }
    }
    return new CommandLine(words, options, settings, others);
  }

  List<String> values(String option) {
    return options.stream().filter(one -> one.name().equals(option)).map(Option::value).toList();
  }

  /// The settings, with those of the shell. Nothing logs until a server starts: without one, the
  /// libraries would tell every detail.
  ConfigurableEnvironment environment() {
    LoggingSystem.get(CommandLine.class.getClassLoader()).beforeInitialize();
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(settings.toArray(String[]::new)));
    return environment;
  }
}
