package org.huiyin;

import java.io.PrintStream;
import java.util.List;
import org.huiyin.access.Credentials;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.generating.Generating;
import org.huiyin.matter.Fiction;
import org.huiyin.matter.LegalTime;
import org.huiyin.matter.Matters;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin generate`: makes up matters of the fictional county, for tests of scale. Exit status
/// 0, 1 where there is anything but fiction, 2 when it was called wrongly.
final class GenerateCommand {

  private static final String MATTERS = "--matters";
  private static final String SEED = "--seed";
  private static final long MOST = 10_000_000;

  private GenerateCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine line = CommandLine.of(arguments, MATTERS + "=", SEED + "=");
    if (line.refusesAnyWord("generate", out)) {
      return 2;
    }
    long matters;
    long seed;
    try {
      matters = Long.parseLong(line.value(MATTERS).orElse("0"));
      seed = Long.parseLong(line.value(SEED).orElse("1"));
    } catch (NumberFormatException e) {
      out.println("generate: --matters and --seed take a number 须为数字");
      return 2;
    }
    if (matters < 1 || matters > MOST) {
      out.printf("generate: --matters N [--seed S], N from 1 to %,d%n", MOST);
      return 2;
    }
    try (ConfigurableApplicationContext context = line.start()) {
      return run(context, seed, matters, out);
    }
  }

  private static int run(
      ConfigurableApplicationContext context, long seed, long matters, PrintStream out) {
    Directory directory = context.getBean(Directory.class);
    if (directory.all().isEmpty()) {
      new DemoCounty(
              context.getBean(Authorities.class), directory, context.getBean(Credentials.class))
          .load();
    }
    Generating generating =
        new Generating(
            context.getBean(Matters.class),
            directory,
            context.getBean(Gazetteer.class),
            context.getBean(LegalTime.class));
    ProgressLine line = ProgressLine.on(out, "件 matters");
    Generating.Outcome outcome =
        generating.run(seed, matters, done -> line.told(done, (double) done / matters));
    line.end();
    return switch (outcome) {
      case Generating.Outcome.NotFiction _ -> {
        out.println(
            "There is more here than fiction: nothing was made. Name an empty folder with --data."
                + " 这里有真实的资料，没有生成任何内容；请用 --data 指定一个空目录。");
        yield 1;
      }
      case Generating.Outcome.Made(long made, Fiction.Told told) -> {
        out.printf(
            "%,d matters made up 已生成, with %,d entries 条记录; %,d not ended 未终结, of these %,d late"
                + " 超期; %,d steps that the rulebook refused 被规程拒绝%n",
            made, told.entries(), told.open(), told.late(), told.refused());
        yield 0;
      }
    };
  }
}
