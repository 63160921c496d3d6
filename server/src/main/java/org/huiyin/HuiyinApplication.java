package org.huiyin;

import java.util.List;
import org.huiyin.database.DatabaseAhead;
import org.huiyin.privacy.KeysCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts Huiyin: the server, or one of its commands where the first argument names it.
///
/// Beans go by their whole names: two modules may each have a controller of drafts.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class HuiyinApplication {

  static void main(String[] arguments) {
    String command = arguments.length > 0 ? arguments[0] : "";
    List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    switch (command) {
      case "check" -> System.exit(CheckCommand.run(rest, System.out));
      case "audit" -> System.exit(AuditCommand.run(rest, System.out));
      case "ledger" -> System.exit(LedgerCommand.run(rest, System.out));
      case "keys" ->
          System.exit(
              LedgerCommand.isOfTheLedger(rest)
                  ? LedgerCommand.run(rest, System.out)
                  : KeysCommand.run(rest, System.out, CheckCommand::start));
      case "retention" -> System.exit(RetentionCommand.run(rest, System.out));
      case "archive" -> System.exit(ArchiveCommand.run(rest, System.out));
      case "generate" -> System.exit(GenerateCommand.run(rest, System.out));
      case "backup", "backup-keys", "export" ->
          System.exit(BackupCommand.run(command, rest, System.out, System.err));
      case "restore", "restore-keys", "import-all" ->
          System.exit(RestoreCommand.run(command, rest, System.out));
      case "import" -> System.exit(ImportCommand.run(rest, System.out));
      case "import-institutions" -> System.exit(ImportInstitutionsCommand.run(rest, System.out));
      case "import-places" -> System.exit(ImportPlacesCommand.run(rest, System.out));
      default -> serve(arguments);
    }
  }

  private static void serve(String[] arguments) {
    SpringApplication application = new SpringApplication(HuiyinApplication.class);
    application.addInitializers(new DatabaseAhead());
    application.run(arguments);
  }
}
