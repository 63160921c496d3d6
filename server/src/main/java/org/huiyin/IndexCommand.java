package org.huiyin;

import java.io.PrintStream;
import java.util.List;
import org.huiyin.matter.Indexing;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin index`: makes anew by what the desk finds matters, once after the upgrade that brought
/// the search, and whenever `check` says so. Exit status 0, 1 when something of a matter can't be
/// opened, 2 when it was called wrongly.
final class IndexCommand {

  private IndexCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine call = CommandLine.of(arguments);
    if (call.refusesAnyWord("index", out)) {
      return 2;
    }
    try (ConfigurableApplicationContext context = call.start()) {
      ProgressLine line = ProgressLine.on(System.err, "件 matters");
      Indexing.Report report =
          context
              .getBean(Indexing.class)
              .index((done, all) -> line.told(done, (double) done / Math.max(1, all)));
      line.end();
      out.printf(
          "%d matters, %d rows written, %d could not be opened%n",
          report.matters(), report.written(), report.unreadable());
      return report.unreadable() == 0 ? 0 : 1;
    }
  }
}
