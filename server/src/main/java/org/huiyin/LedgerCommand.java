package org.huiyin;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.record.Ledger;
import org.huiyin.record.LedgerCopy;
import org.huiyin.record.LedgerKeyChanges;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin ledger copy FOLDER` writes the public log as files; `huiyin keys rotate-ledger` and
/// `retire-ledger VKEY` change the keys that sign it. Exit status 0, 1 when it couldn't be done, 2
/// when it was called wrongly.
final class LedgerCommand {

  private static final String COPY = "copy";
  private static final String ROTATE = "rotate-ledger";
  private static final String RETIRE = "retire-ledger";

  private LedgerCommand() {}

  /// Whether `huiyin keys` is asked for one of these.
  static boolean isOfTheLedger(List<String> arguments) {
    return !arguments.isEmpty() && List.of(ROTATE, RETIRE).contains(arguments.getFirst());
  }

  static int run(List<String> arguments, PrintStream out) {
    CommandLine line = CommandLine.of(arguments);
    if (line.refuses("ledger", out)) {
      return 2;
    }
    List<String> words = line.words();
    String command = words.isEmpty() ? "" : words.getFirst();
    boolean named = command.equals(COPY) || command.equals(RETIRE);
    if (words.size() != (named ? 2 : 1) || !(named || command.equals(ROTATE))) {
      out.println("ledger copy FOLDER | keys rotate-ledger | keys retire-ledger VKEY");
      return 2;
    }
    try (ConfigurableApplicationContext context = line.start()) {
      return switch (command) {
        case COPY -> copy(context.getBean(LedgerCopy.class), Path.of(words.get(1)), out);
        case RETIRE -> retire(context, words.get(1), out);
        default -> rotate(context, out);
      };
    }
  }

  private static int copy(LedgerCopy copy, Path folder, PrintStream out) {
    try {
      LedgerCopy.Copied copied = copy.to(folder);
      out.printf(
          "%d entries of the ledger are in %s, %d files are new%n",
          copied.size(), folder, copied.written());
      return 0;
    } catch (IllegalStateException e) {
      out.println("nothing was copied: " + e.getMessage());
      return 1;
    }
  }

  private static int rotate(ConfigurableApplicationContext context, PrintStream out) {
    VerifierKey made = context.getBean(LedgerKeyChanges.class).rotate();
    out.println("From now on this key signs the ledger too, beside the others. 从现在起，该密钥也为账本签名：");
    out.println(made);
    out.println(
        "Publish it, copy its file in keys/ to every node and to the backup, and retire the old one"
            + " when those who verify know the new one.");
    say(context, out);
    return 0;
  }

  private static int retire(ConfigurableApplicationContext context, String vkey, PrintStream out) {
    if (!context.getBean(LedgerKeyChanges.class).retire(vkey)) {
      out.println("Nothing was changed: that key doesn't sign, or no other does.");
      say(context, out);
      return 1;
    }
    out.println("That key signs no more. What it has signed stays valid. 该密钥不再签名，已有签名仍然有效。");
    say(context, out);
    return 0;
  }

  private static void say(ConfigurableApplicationContext context, PrintStream out) {
    out.println("Keys that sign now 现用密钥:");
    context.getBean(Ledger.class).keys().forEach(key -> out.println("  " + key));
  }
}
