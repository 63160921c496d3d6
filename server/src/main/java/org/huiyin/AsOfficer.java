package org.huiyin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Role;

/// What stands on the command line of a command that changes the configuration as an officer.
///
/// @param named what isn't an option
/// @param login of the officer; empty where none is named
/// @param settings of the server, which go on to it
record AsOfficer(List<String> named, String login, boolean dryRun, List<String> settings) {

  static final String NOBODY = "No administrator has this sign-in name. 没有使用该登录名的系统管理员。";

  AsOfficer {
    named = List.copyOf(named);
    settings = List.copyOf(settings);
  }

  static AsOfficer of(List<String> arguments) {
    List<String> named = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    String login = "";
    boolean dryRun = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--as")) {
        login = ++i < arguments.size() ? arguments.get(i) : "";
      } else if (argument.equals("--dry-run")) {
        dryRun = true;
      } else if (argument.startsWith("--")) {
        settings.add(argument);
      } else {
        named.add(argument);
      }
    }
    return new AsOfficer(named, login, dryRun, settings);
  }

  Optional<Editor> administrator(Directory directory) {
    return directory
        .officerByLogin(login)
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
