package org.huiyin;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.huiyin.privacy.KeysCommand;

/// The commands that end, unlike the server: each says what it did and gives an exit status, which
/// is 2 where it was called wrongly.
final class Commands {

  static final Set<String> NAMES =
      Set.of(
          "check",
          "audit",
          "ledger",
          "index",
          "keys",
          "retention",
          "archive",
          "generate",
          "backup",
          "backup-keys",
          "export",
          "restore",
          "restore-keys",
          "import-all",
          "import",
          "import-institutions",
          "import-places",
          "import-topics",
          "bench-topics",
          "bench-similar");

  private Commands() {}

  /// Runs the command of this name.
  static int run(String command, List<String> rest, PrintStream out, PrintStream err) {
    return switch (command) {
      case "check" -> CheckCommand.run(rest, out);
      case "audit" -> AuditCommand.run(rest, out);
      case "ledger" -> LedgerCommand.run(rest, out);
      case "index" -> IndexCommand.run(rest, out);
      case "keys" -> keys(rest, out);
      case "retention" -> RetentionCommand.run(rest, out);
      case "archive" -> ArchiveCommand.run(rest, out);
      case "generate" -> GenerateCommand.run(rest, out);
      case "backup", "backup-keys", "export" -> BackupCommand.run(command, rest, out, err);
      case "restore", "restore-keys", "import-all" -> RestoreCommand.run(command, rest, out);
      case "import" -> ImportCommand.run(rest, out);
      case "import-institutions" -> ImportInstitutionsCommand.run(rest, out);
      case "import-places" -> ImportPlacesCommand.run(rest, out);
      case "import-topics" -> ImportTopicsCommand.run(rest, out);
      case "bench-topics", "bench-similar" -> TrialCommand.run(command, rest, out);
      default -> throw new IllegalArgumentException("command: " + command);
    };
  }

  private static int keys(List<String> rest, PrintStream out) {
    if (LedgerCommand.isOfTheLedger(rest)) {
      return LedgerCommand.run(rest, out);
    }
    return CommandLine.of(rest).refuses("keys", out)
        ? 2
        : KeysCommand.run(rest, out, CheckCommand::start);
  }
}
