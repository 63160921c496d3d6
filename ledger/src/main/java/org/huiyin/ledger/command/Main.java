package org.huiyin.ledger.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// The commands of the ledger’s library, which start without the server and from this jar alone:
///
/// ```
/// java -jar huiyin-ledger.jar verify receipt.json --key ledger.example.org/county+0b63d2e9+AX…
/// ```
///
/// Ends with 0 where all holds, with 1 where something doesn’t or nothing could be verified, and
/// with 2 where what was typed can’t be done; then the error stream says why.
public final class Main {

  static final int HOLDS = 0;
  static final int DOES_NOT_HOLD = 1;
  static final int MISUSED = 2;

  private Main() {}

  /// Runs one command and ends the process with its status.
  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = run(List.of(args), System.in, out, err, Clock.system(ZoneId.systemDefault()));
    out.flush();
    System.exit(status);
  }

  /// Runs one command.
  ///
  /// @param args the command and what follows it; `--lang zh|en` in any place chooses the
  ///     language, which otherwise is the locale’s
  /// @return the status to end with
  public static int run(
      List<String> args, InputStream in, PrintStream out, PrintStream err, Clock clock) {
    var words = new Words(Arguments.locale(args, Locale.getDefault()));
    try {
      return run(words, args, in, out, clock);
    } catch (Misuse misuse) {
      out.flush();
      err.println("huiyin: " + misuse.getMessage());
      return MISUSED;
    }
  }

  private static int run(
      Words words, List<String> args, InputStream in, PrintStream out, Clock clock) {
    String command = args.isEmpty() ? "" : args.getFirst();
    List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
    return switch (command) {
      case "verify" ->
          FollowCommand.isMeant(rest)
              ? FollowCommand.run(words, rest, out)
              : VerifyCommand.run(words, rest, in, out, clock);
      case "witness" -> WitnessCommand.run(words, rest, out);
      case "", "help", "--help", "-h" -> {
        out.println(words.text("help"));
        yield command.isEmpty() ? MISUSED : HOLDS;
      }
      default -> throw words.misuse("unknown.command", command);
    };
  }
}
