package org.huiyin;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.huiyin.matter.Retention;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin retention`: erases what isn't kept any longer, as the server does each night; with
/// `--dry-run` names what would go, by number, and nothing of what stands in it. Exit status 0, 1
/// when a matter couldn't be treated, 2 when it was called wrongly.
final class RetentionCommand {

  private static final String DRY_RUN = "--dry-run";
  private static final String UNTIL = "--until";

  private RetentionCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine line = CommandLine.of(arguments, DRY_RUN, UNTIL + "=");
    if (line.refusesAnyWord("retention", out)) {
      return 2;
    }
    boolean dry = line.has(DRY_RUN);
    @Nullable String until = line.value(UNTIL).orElse(null);
    if (until != null && !dry) {
      out.println("--until goes with --dry-run: nothing is erased before its day");
      return 2;
    }
    try {
      return run(line, dry, until == null ? null : LocalDate.parse(until), out);
    } catch (DateTimeParseException e) {
      out.println("--until: a day like 2030-01-31, not " + until);
      return 2;
    }
  }

  private static int run(
      CommandLine line, boolean dry, @Nullable LocalDate until, PrintStream out) {
    try (ConfigurableApplicationContext context = line.start()) {
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
