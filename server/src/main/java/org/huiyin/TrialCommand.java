package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.huiyin.importing.TextTable;
import org.huiyin.triage.Example;
import org.huiyin.triage.LikenessTrial;
import org.huiyin.triage.TopicTrial;

/// `huiyin bench-topics` and `bench-similar`: how well topics and matters on the same cause are
/// found in a table of texts. Opens no database and keeps nothing. Exit status 0, or 2 when it was
/// called wrongly or the table can't be read.
final class TrialCommand {

  private static final String TEXT = "--text";
  private static final String TOPIC = "--topic";
  private static final int PLANTED = 500;

  private TrialCommand() {}

  static int run(String command, List<String> arguments, PrintStream out) {
    CommandLine line = CommandLine.of(arguments, TEXT + "=", TOPIC + "=");
    if (line.refuses(command, out)) {
      return 2;
    }
    boolean topics = command.equals("bench-topics");
    if (line.words().size() != 1
        || line.values(TEXT).isEmpty()
        || line.value(TOPIC).isPresent() != topics) {
      out.println(command + ": FILE.csv --text COLUMN…" + (topics ? " --topic COLUMN" : ""));
      return 2;
    }
    try {
      TextTable table =
          TextTable.read(
              Path.of(line.words().getFirst()), line.values(TEXT), line.value(TOPIC).orElse(""));
      if (topics) {
        topics(table, out);
      } else {
        similar(table, out);
      }
      return 0;
    } catch (IOException e) {
      out.println("A file can't be read 文件无法读取：" + e.getMessage());
      return 2;
    }
  }

  private static void topics(TextTable table, PrintStream out) {
    TopicTrial trial =
        TopicTrial.of(
            table.rows().stream()
                .filter(row -> !row.label().isEmpty())
                .map(row -> new Example(row.text(), row.label()))
                .toList());
    out.printf(
        "%,d texts 条文本, %d-fold 折交叉验证: accuracy 准确率 %.3f, macro-F1 %.3f,"
            + " among the first three 前三项命中 %.3f%n",
        trial.texts(), TopicTrial.FOLDS, trial.accuracy(), trial.macroF1(), trial.amongThree());
    new TreeMap<>(trial.f1()).forEach((topic, f1) -> out.printf("  F1 %.3f  %s%n", f1, topic));
  }

  private static void similar(TextTable table, PrintStream out) {
    LikenessTrial trial =
        LikenessTrial.of(table.rows().stream().map(TextTable.Row::text).toList(), PLANTED);
    out.printf(
        "%,d texts 条文本, %,d planted 条植入: recall 召回率 %.3f, found first 居首 %.3f,"
            + " precision 精确率 %.3f at least 以上%n",
        trial.texts(), trial.planted(), trial.recall(), trial.first(), trial.precision());
  }
}
