package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.inspection.InspectedNote;
import org.huiyin.inspection.Inspection;
import org.huiyin.matter.Checks;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin audit`: verifies a database as `check` does, holds it against the public log, and names
/// each difference. Exit status 0 when it holds, 1 when it doesn't, 2 when it can't be asked so.
final class AuditCommand {

  private static final String WITNESSED = "--last-witnessed";

  private AuditCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine line = CommandLine.of(arguments, WITNESSED + "=");
    if (line.refusesAnyWord("audit", out)) {
      return 2;
    }
    List<InspectedNote> kept = new ArrayList<>();
    for (String file : line.values(WITNESSED)) {
      try {
        kept.add(new InspectedNote(file, Files.readString(Path.of(file)), false));
      } catch (IOException e) {
        out.printf("audit: %s %s: this file can't be read%n", WITNESSED, file);
        return 2;
      }
    }
    try (ConfigurableApplicationContext context = line.start()) {
      Inspection.Report report = context.getBean(Inspection.class).inspect(true, kept);
      context.getBean(Checks.class).keep(report.checked(), InstantSource.system().instant());
      report.late().forEach(out::println);
      report.differences().forEach(out::println);
      out.printf(
          "%d matters, %d journal entries, %d changes of configuration, %d leaves of the log: %s%n",
          report.checked().matters(),
          report.checked().entries(),
          report.changes(),
          report.leaves(),
          report.holds() ? "everything holds" : report.differences().size() + " differences");
      return report.holds() ? 0 : 1;
    }
  }
}
