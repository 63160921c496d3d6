package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.importing.Importing;
import org.huiyin.importing.UnreadableTable;
import org.huiyin.matter.Matters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin import`: takes in what an office had before. Exit status 0 when every row was taken in,
/// was in before or had ended, 1 when rows were rejected, 2 when the file couldn't be read to its
/// end or nothing could be done.
final class ImportCommand {

  private static final List<ResourceBundle> LANGUAGES =
      List.of(
          ResourceBundle.getBundle("messages/importing", Locale.ENGLISH),
          ResourceBundle.getBundle("messages/importing", Locale.CHINESE));

  private static final String MAPPING = "--mapping";
  private static final String AS = "--as";
  private static final String REJECTS = "--rejects";
  private static final String LANGUAGE = "--lang";
  private static final String DRY_RUN = "--dry-run";

  private ImportCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine call =
        CommandLine.of(arguments, MAPPING + "=", AS + "=", REJECTS + "=", LANGUAGE + "=", DRY_RUN);
    if (call.refuses("import", out)) {
      return 2;
    }
    if (call.words().size() != 1 || !call.has(MAPPING) || !call.has(AS)) {
      out.println(
          "import: FILE --mapping MAP.yaml --as OFFICER [--as OFFICER]… [--rejects FILE]"
              + " [--dry-run] [--lang zh|en]");
      return 2;
    }
    Path table = Path.of(call.words().getFirst());
    Importing.Job job =
        new Importing.Job(
            table,
            Path.of(call.value(MAPPING).orElseThrow()),
            call.value(REJECTS)
                .map(Path::of)
                .orElseGet(() -> table.resolveSibling(table.getFileName() + ".rejects.csv")),
            call.has(DRY_RUN),
            Locale.forLanguageTag(call.value(LANGUAGE).filter("en"::equals).orElse("zh")));
    return readable(job, out) ? serve(call, job, out) : 2;
  }

  /// Told before a server is started for it.
  private static boolean readable(Importing.Job job, PrintStream out) {
    try {
      List<String> mistakes = Importing.mistakes(job.mapping());
      mistakes.forEach(out::println);
      return mistakes.isEmpty();
    } catch (IOException e) {
      say(out, "import.file", e.getMessage());
      return false;
    }
  }

  private static int serve(CommandLine call, Importing.Job job, PrintStream out) {
    try (ConfigurableApplicationContext context = call.start()) {
      Directory directory = context.getBean(Directory.class);
      List<OfficerPrincipal> by = new ArrayList<>();
      for (String login : call.values(AS)) {
        Optional<OfficerPrincipal> registrar = registrar(directory, login);
        if (registrar.isEmpty()) {
          say(out, "import.no-registrar", login);
          return 2;
        }
        by.add(registrar.get());
      }
      return run(new Importing(context.getBean(Matters.class), directory), job, by, out);
    }
  }

  private static int run(
      Importing importing, Importing.Job job, List<OfficerPrincipal> by, PrintStream out) {
    ProgressLine line = ProgressLine.on(out, "行 rows");
    try {
      return told(
          importing.run(job, by, now -> line.told(now.rows(), now.share())), job, line, out);
    } catch (UnreadableTable e) {
      line.end();
      say(out, "import.unreadable." + e.why().id(), e.line(), e.character());
      say(out, "import.again");
    } catch (FileAlreadyExistsException e) {
      line.end();
      say(out, "import.rejects-there", job.rejects());
    } catch (IOException e) {
      line.end();
      say(out, "import.file", e.getMessage());
    }
    return 2;
  }

  private static int told(
      Importing.Outcome outcome, Importing.Job job, ProgressLine line, PrintStream out) {
    return switch (outcome) {
      case Importing.Outcome.Unusable(var mistakes) -> {
        mistakes.forEach(out::println);
        yield 2;
      }
      case Importing.Outcome.Done(var dropped, var counts) -> {
        line.end();
        say(out, "import.dropped", String.join(", ", dropped));
        say(
            out,
            job.dryRun() ? "import.would-be-taken" : "import.taken",
            counts.open(),
            counts.ended(),
            counts.already(),
            counts.left(),
            counts.rejected());
        if (counts.rejected() > 0) {
          say(out, "import.rejects", job.rejects());
        }
        yield counts.rejected() == 0 ? 0 : 1;
      }
    };
  }

  private static void say(PrintStream out, String key, @Nullable Object... values) {
    for (ResourceBundle language : LANGUAGES) {
      out.println(new MessageFormat(language.getString(key), Locale.ROOT).format(values));
    }
  }

  private static Optional<OfficerPrincipal> registrar(Directory directory, String login) {
    return directory
        .officerByLogin(login)
        .filter(officer -> officer.holds(Role.REGISTRAR))
        .map(ImportCommand::principal);
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }
}
