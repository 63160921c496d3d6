package org.huiyin.workbench;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// The commands that work on a rulebook without a server: `lint`, `explain`,
/// `draw` and `simulate`.
///
/// Guarantees: reads the files that are named and the rulebooks that come with this software, and
/// nothing else; only `draw` writes a file; the same words give the same answer. Ends with 0 where
/// all is well, with 1 where a rulebook is refused or something expected didn't happen, and with 2
/// where what was typed can't be done; then the error stream says why.
///
/// Stateless and thread-safe.
public final class Workbench {

  static final int FINE = 0;
  static final int NOT_AS_IT_SHOULD = 1;
  static final int MISUSED = 2;

  private static final List<String> COMMANDS = List.of("lint", "explain", "draw", "simulate");

  private Workbench() {}

  /// Runs one command and ends the process with its status.
  public static void main(String[] args) {
    int status = run(List.of(args), System.in, System.out, System.err);
    System.out.flush();
    System.exit(status);
  }

  /// Runs one command.
  ///
  /// @param args the command and what follows it; `--lang zh|en` in any place chooses the
  ///     language, which otherwise is the locale's
  /// @return the status to end with
  public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
    Words words = new Words(Arguments.locale(args, Locale.getDefault()));
    try {
      return run(words, args, in, out, err);
    } catch (Misuse misuse) {
      out.flush();
      err.println("huiyin: " + misuse.getMessage());
      return MISUSED;
    }
  }

  private static int run(
      Words words, List<String> args, InputStream in, PrintStream out, PrintStream err) {
    String command = args.isEmpty() ? "" : args.getFirst();
    List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
    return switch (command) {
      case "lint" -> LintCommand.run(words, rest, out, err);
      case "explain" -> ExplainCommand.run(words, rest, out, err);
      case "draw" -> DrawCommand.run(words, rest, out);
      case "simulate" -> SimulateCommand.run(words, rest, in, out, err);
      default -> throw words.unknown("command", command, COMMANDS);
    };
  }
}
