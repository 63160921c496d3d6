package org.huiyin.privacy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// `huiyin keys`: what an operator does with the keys of an installation. `create`, `rotate` and
/// `list` touch the folders alone, so they work while the server runs; `check` asks the database
/// too. Says each thing in English and in Chinese. Never prints a key.
public final class KeysCommand {

  private static final List<ResourceBundle> LANGUAGES =
      List.of(
          ResourceBundle.getBundle("messages/keys", Locale.ENGLISH),
          ResourceBundle.getBundle("messages/keys", Locale.CHINESE));

  private final PrintStream out;
  private final PropertyResolver settings;
  private final Path home;

  private KeysCommand(PrintStream out, PropertyResolver settings) {
    this.out = out;
    this.settings = settings;
    this.home = Path.of(settings.getProperty("huiyin.home", "./huiyin-data"));
  }

  /// Runs one of its commands.
  ///
  /// @param arguments which, and settings such as `--huiyin.home=…`
  /// @param application starts everything but the web, for `check`
  /// @return the exit status: 0, or 1 if something is wrong
  public static int run(
      List<String> arguments,
      PrintStream out,
      Function<String[], ConfigurableApplicationContext> application) {
    String[] rest = arguments.stream().skip(1).toArray(String[]::new);
    StandardEnvironment settings = new StandardEnvironment();
    settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(rest));
    KeysCommand command = new KeysCommand(out, settings);
    try {
      return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
        case "create" -> command.create();
        case "rotate" -> command.rotate();
        case "list" -> command.list();
        case "check" -> command.check(rest, application);
        default -> {
          command.say("usage");
          yield 2;
        }
      };
    } catch (KeysUnusable e) {
      out.println(e.problem());
      out.println(e.remedy());
      return 1;
    }
  }

  private KeyFolder folder() {
    return new KeyFolder(home, KmsKeys.of(settings));
  }

  private String address() {
    return settings.getProperty("huiyin.keys.kms-uri", "");
  }

  private int create() {
    folder().create(address());
    say("created", home.resolve("keys"));
    say("apart");
    return 0;
  }

  private int rotate() {
    int epoch = folder().rotate(address());
    say("rotated", epoch);
    say("copy", epoch);
    say("backup");
    return 0;
  }

  private int list() {
    show(folder().contents());
    return 0;
  }

  private void show(KeyFolder.Contents contents) {
    contents.marker().destroyed().forEach((epoch, on) -> say("destroyed", epoch, on));
    contents
        .epochs()
        .values()
        .forEach(
            epoch ->
                say(
                    epoch.elsewhere() ? "epoch.elsewhere" : "epoch",
                    epoch.number(),
                    epoch.file().getFileName(),
                    day(epoch.written()),
                    epoch.fingerprint()));
    say("mac", day(macKeyWritten()));
  }

  private Instant macKeyWritten() {
    try {
      return Files.getLastModifiedTime(home.resolve("keys").resolve("mac.key")).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int check(
      String[] arguments, Function<String[], ConfigurableApplicationContext> application) {
    show(folder().contents());
    try (ConfigurableApplicationContext context = application.apply(arguments)) {
      KeysCheck.Found found = context.getBean(KeysCheck.class).look();
      found
          .used()
          .forEach(
              (epoch, used) ->
                  say(
                      epoch == found.current() ? "used.current" : "used",
                      epoch,
                      used.matters(),
                      used.officers()));
      say("sample", found.sampled(), found.closed());
      boolean holds = found.closed() == 0;
      say(holds ? "holds" : "broken");
      return holds ? 0 : 1;
    }
  }

  private void say(String key, Object... values) {
    for (ResourceBundle language : LANGUAGES) {
      out.println(new MessageFormat(language.getString("keys." + key), Locale.ROOT).format(values));
    }
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
