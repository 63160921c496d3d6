package org.huiyin;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import org.huiyin.matter.Checking;
import org.huiyin.matter.Checks;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin check`: verifies a database and names each difference. Exit status 0 when it holds,
/// 1 when it doesn't, 2 when it was called wrongly.
final class CheckCommand {

  private static final String REBUILD = "--rebuild";

  private CheckCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine call = CommandLine.of(arguments, REBUILD);
    if (call.refusesAnyWord("check", out)) {
      return 2;
    }
    try (ConfigurableApplicationContext context = call.start()) {
      ProgressLine line = ProgressLine.on(System.err, "件 matters");
      Checking.Report report =
          context
              .getBean(Checking.class)
              .check(
                  call.has(REBUILD),
                  _ -> {},
                  (done, all) -> line.told(done, (double) done / Math.max(1, all)));
      line.end();
      context.getBean(Checks.class).keep(report, InstantSource.system().instant());
      report.differences().forEach(out::println);
      out.printf(
          "%d matters, %d journal entries: %s%n",
          report.matters(),
          report.entries(),
          report.holds() ? "everything holds" : report.differences().size() + " differences");
      return report.holds() ? 0 : 1;
    }
  }

  /// Everything but the web, and nothing that recurs.
  static ConfigurableApplicationContext start(String... settings) {
    return new SpringApplicationBuilder(HuiyinApplication.class)
        .web(WebApplicationType.NONE)
        .profiles("check")
        .logStartupInfo(false)
        .run(settings);
  }
}
