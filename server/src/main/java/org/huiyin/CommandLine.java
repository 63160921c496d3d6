package org.huiyin;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What stands behind a command: words, options, and settings of the server, which are written
/// `--name=value` and have a dot in their name.
///
/// @param options in their order; a switch has an empty value
/// @param others what the command doesn't know
record CommandLine(
    List<String> words, List<Option> options, List<String> settings, List<String> others) {

  record Option(String name, String value) {}

  /// Behind this one, everything is for the server as it is.
  private static final String END = "--";

  /// The only settings of a server that are no pair.
  private static final Set<String> SERVER_SWITCHES = Set.of("--debug", "--trace");

  CommandLine {
    words = List.copyOf(words);
    options = List.copyOf(options);
    settings = List.copyOf(settings);
    others = List.copyOf(others);
  }

  /// Reads the words behind a command.
  ///
  /// @param known its options; the name of one that has a value ends in `=`, as in `--as=`, which
  ///     is then written `--as VALUE` or `--as=VALUE`
  static CommandLine of(List<String> arguments, String... known) {
    List<String> words = new ArrayList<>();
    List<Option> options = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals(END)) {
        rest.forEachRemaining(settings::add);
      } else if (!word.startsWith("-") || word.equals("-")) {
        words.add(word);
      } else if (isSetting(word)) {
        settings.add(word);
      } else {
        option(word, rest, List.of(known)).ifPresentOrElse(options::add, () -> others.add(word));
      }
    }
    return new CommandLine(words, options, settings, others);
  }

  private static boolean isSetting(String word) {
    int equals = word.indexOf('=');
    return SERVER_SWITCHES.contains(word)
        || (word.startsWith("--") && equals > 0 && word.substring(0, equals).contains("."));
  }

  private static Optional<Option> option(String word, Iterator<String> rest, List<String> known) {
    int equals = word.indexOf('=') + 1;
    if (equals > 0) {
      String name = word.substring(0, equals);
      return known.contains(name)
          ? Optional.of(new Option(word.substring(0, equals - 1), word.substring(equals)))
          : Optional.empty();
    }
    if (known.contains(word + "=")) {
      return rest.hasNext() ? Optional.of(new Option(word, rest.next())) : Optional.empty();
    }
    return known.contains(word) ? Optional.of(new Option(word, "")) : Optional.empty();
  }

  /// Names the first option that the command doesn't know, or that lacks its value. Asked before
  /// anything is opened: a misspelt `--dry-run` must not become a run.
  ///
  /// @return whether there is one
  boolean refuses(String command, PrintStream out) {
    if (others.isEmpty()) {
      return false;
    }
    out.printf(
        "%s: there is no option %s, or its value is missing 没有此选项，或缺少值%n",
        command, others.getFirst());
    return true;
  }

  /// The same for a command that takes no words.
  boolean refusesAnyWord(String command, PrintStream out) {
    if (refuses(command, out)) {
      return true;
    }
    if (words.isEmpty()) {
      return false;
    }
    out.printf("%s: does not take the word %s 多余的参数%n", command, words.getFirst());
    return true;
  }

  boolean has(String option) {
    return options.stream().anyMatch(one -> one.name().equals(option));
  }

  List<String> values(String option) {
    return options.stream().filter(one -> one.name().equals(option)).map(Option::value).toList();
  }

  /// The last one counts, as with settings.
  Optional<String> value(String option) {
    return values(option).reversed().stream().findFirst();
  }

  /// Starts everything but the web, with these settings.
  ConfigurableApplicationContext start() {
    return CheckCommand.start(settings.toArray(String[]::new));
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
