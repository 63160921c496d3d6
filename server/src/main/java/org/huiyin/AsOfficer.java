package org.huiyin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Role;

/// What stands on the command line of a command that changes the configuration as an officer.
record AsOfficer(CommandLine line) {

  static final String NOBODY = "No administrator has this sign-in name. 没有使用该登录名的系统管理员。";

  private static final String AS = "--as";
  private static final String DRY_RUN = "--dry-run";

  static AsOfficer of(List<String> arguments) {
    return new AsOfficer(CommandLine.of(arguments, AS + "=", DRY_RUN));
  }

  /// What isn't an option.
  List<String> named() {
    return line.words();
  }

  /// The officer's; empty where none is named.
  String login() {
    return line.value(AS).orElse("");
  }

  boolean dryRun() {
    return line.has(DRY_RUN);
  }

  Optional<Editor> administrator(Directory directory) {
    return directory
        .officerByLogin(login())
        .filter(officer -> officer.holds(Role.ADMINISTRATOR))
        .map(
            officer ->
                new OfficerPrincipal(
                        officer.id(),
                        officer.institution(),
                        officer.unit(),
                        officer.roles(),
                        Set.of())
                    .editor());
  }
}
