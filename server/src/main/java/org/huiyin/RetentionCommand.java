package org.huiyin;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.matter.Retention;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin retention`: erases what isn't kept any longer, as the server does each night; with
/// `--dry-run` names what would go, by number, and nothing of what stands in it. Exit status 0, 1
/// when a matter couldn't be treated, 2 when it was called wrongly.
final class RetentionCommand {

  private static final String DRY_RUN = "--dry-run";
  private static final String UNTIL = "--until=";

  private RetentionCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    boolean dry = arguments.contains(DRY_RUN);
    @Nullable LocalDate until = null;
    List<String> settings = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith(UNTIL)) {
        try {
          until = LocalDate.parse(argument.substring(UNTIL.length()));
        } catch (DateTimeException e) {
          out.println("--until: a day like 2030-01-31, not " + argument.substring(UNTIL.length()));
          return 2;
        }
      } else if (!argument.equals(DRY_RUN)) {
        settings.add(argument);
      }
    }
    if (until != null && !dry) {
      out.println("--until goes with --dry-run: nothing is erased before its day");
      return 2;
    }
    try (ConfigurableApplicationContext context =
        CheckCommand.start(settings.toArray(String[]::new))) {
      Retention retention = context.getBean(Retention.class);
      return dry ? list(retention, until, out) : sweep(retention, out);
    }
  }

  private static int list(Retention retention, @Nullable LocalDate until, PrintStream out) {
    LocalDate day = until == null ? retention.today() : until;
    List<Retention.Due> due = retention.dueBy(day);
    for (Retention.Due each : due) {
      out.printf(
          "%s  %s  ended %s  kept until %s, then %s  by %s%s%n",
          each.number(),
          each.kind(),
          each.endedOn(),
          each.keptUntil(),
          each.toArchive() ? "at the archive" : "erased",
          each.provision(),
          each.heldUntil() == null ? "" : "  held until " + each.heldUntil());
    }
    long held = due.stream().filter(each -> each.heldUntil() != null).count();
    out.printf(
        "%d matters would go by %s, and %d are held; nothing was done%n",
        due.size() - held, day, held);
    return 0;
  }

  private static int sweep(Retention retention, PrintStream out) {
    Retention.Swept swept = retention.sweep();
    out.printf(
        "%d matters erased or sealed to the archive, %d could not be treated%n",
        swept.erased(), swept.failed());
    return swept.failed() == 0 ? 0 : 1;
  }
}
