package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.importing.Importing;
import org.huiyin.matter.Matters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin import`: takes in what an office had before. Exit status 0 when every row was taken in
/// or had ended, 1 when rows were rejected, 2 when nothing could be done.
final class ImportCommand {

  private static final String UNREADABLE = "A file can't be read or written 文件无法读写：";

  private ImportCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    Call call = Call.of(arguments);
    if (call.table == null || call.mapping == null || call.officer == null) {
      out.println("import: FILE --mapping MAP.yaml --as OFFICER [--rejects FILE] [--dry-run]");
      return 2;
    }
    Path table = Path.of(call.table);
    Importing.Job job =
        new Importing.Job(
            table,
            Path.of(call.mapping),
            call.rejects == null
                ? table.resolveSibling(table.getFileName() + ".rejects.csv")
                : Path.of(call.rejects),
            call.dryRun);
    return readable(job, out) ? run(call, call.officer, job, out) : 2;
  }

  /// Told before a server is started for it.
  private static boolean readable(Importing.Job job, PrintStream out) {
    try {
      List<String> mistakes = Importing.mistakes(job.mapping());
      mistakes.forEach(out::println);
      return mistakes.isEmpty();
    } catch (IOException e) {
      out.println(UNREADABLE + e.getMessage());
      return false;
    }
  }

  private static int run(Call call, String officer, Importing.Job job, PrintStream out) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(HuiyinApplication.class)
            .web(WebApplicationType.NONE)
            .profiles("check")
            .logStartupInfo(false)
            .run(call.settings.toArray(String[]::new))) {
      Optional<OfficerPrincipal> by = registrar(context.getBean(Directory.class), officer);
      if (by.isEmpty()) {
        out.println("No registrar has this sign-in name. 没有使用该登录名的登记员。");
        return 2;
      }
      return run(new Importing(context.getBean(Matters.class)), job, by.get(), out);
    }
  }

  private static int run(
      Importing importing, Importing.Job job, OfficerPrincipal by, PrintStream out) {
    try {
      return told(importing.run(job, by, rows -> out.printf("%,d rows … 行%n", rows)), job, out);
    } catch (CharacterCodingException e) {
      out.println(
          "The file isn't in the encoding that the mapping names (UTF-8 where it names none)."
              + " 文件的编码与 mapping 中 encoding 所写的不符。");
    } catch (FileAlreadyExistsException e) {
      out.println("This file is there already, and is not written over 文件已存在：" + job.rejects());
    } catch (IOException e) {
      out.println(UNREADABLE + e.getMessage());
    }
    return 2;
  }

  private static int told(Importing.Outcome outcome, Importing.Job job, PrintStream out) {
    return switch (outcome) {
      case Importing.Outcome.Unusable(var mistakes) -> {
        mistakes.forEach(out::println);
        yield 2;
      }
      case Importing.Outcome.Done done -> {
        out.printf("Columns that went nowhere 未导入的列: %s%n", String.join(", ", done.dropped()));
        out.printf(
            "%s: %,d open matters 未办结; ended, not taken in 已办结、未导入: %,d; rejected 未通过: %,d%s%n",
            job.dryRun() ? "Would be taken in 可导入" : "Taken in 已导入",
            done.taken(),
            done.closed(),
            done.rejected(),
            done.rejected() == 0 ? "" : " → " + job.rejects());
        yield done.rejected() == 0 ? 0 : 1;
      }
    };
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

  /// What stands on the command line. Settings of the server go on to it.
  private static final class Call {
    private @Nullable String table;
    private @Nullable String mapping;
    private @Nullable String officer;
    private @Nullable String rejects;
    private boolean dryRun;
    private final List<String> settings = new ArrayList<>();

    static Call of(List<String> arguments) {
      Call call = new Call();
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        String next = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
        switch (argument) {
          case "--mapping" -> call.mapping = next;
          case "--as" -> call.officer = next;
          case "--rejects" -> call.rejects = next;
          case "--dry-run" -> call.dryRun = true;
          default -> call.other(argument);
        }
        if (Set.of("--mapping", "--as", "--rejects").contains(argument)) {
          i++;
        }
      }
      return call;
    }

    private void other(String argument) {
      if (argument.startsWith("--")) {
        settings.add(argument);
      } else {
        table = argument;
      }
    }
  }
}
