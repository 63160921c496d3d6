package org.huiyin.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The account under which PostgreSQL runs. PostgreSQL refuses to run as root, so where Huiyin
/// runs as root it gives its rights up first: with `setpriv` to an account without rights
/// (`huiyin` where there is one, otherwise `nobody`), or, where that account can't reach the
/// folder, with `unshare` to a user namespace in which root is nobody. Once a cluster exists, its
/// owner decides.
sealed interface Account {

  /// Puts what gives up the rights before the program.
  List<String> command(List<String> program);

  /// Gives a file to the account.
  default void own(Path path) {}

  /// Huiyin itself runs without root's rights.
  record Same() implements Account {
    @Override
    public List<String> command(List<String> program) {
      return program;
    }
  }

  record Other(int user, int group) implements Account {
    @Override
    public List<String> command(List<String> program) {
      return joined(
          Stream.of(
              "setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--no-new-privs"),
          program);
    }

    @Override
    public void own(Path path) {
      try {
        Files.setAttribute(path, "unix:uid", user);
        Files.setAttribute(path, "unix:gid", group);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Root, without any of root's rights: PostgreSQL's files belong to root.
  record RootWithoutRights() implements Account {
    @Override
    public List<String> command(List<String> program) {
      return joined(Stream.of("unshare", "--user"), program);
    }
  }

  /// The account for a cluster to be made: the first that can run the programs where they are.
  static Account forNewCluster(PostgresBinaries binaries) {
    if (!runsAsRoot()) {
      return new Same();
    }
    List<String> probe = List.of(binaries.program("postgres"), "--version");
    return Stream.concat(
            Stream.of("huiyin", "nobody").map(Account::named).flatMap(Optional::stream),
            Stream.of(new RootWithoutRights()))
        .filter(account -> ProgramRun.succeeds(account.command(probe)))
        .findFirst()
        .orElseThrow(
            () ->
                new DatabaseUnavailableException(
                    "Starting PostgreSQL as root",
                    "PostgreSQL refuses that, and neither setpriv nor unshare works here",
                    "run Huiyin under an ordinary account"));
  }

  static Account ownerOf(Path cluster) {
    try {
      int owner = (int) Files.getAttribute(cluster, "unix:uid");
      if (!runsAsRoot()) {
        requireSame(cluster, owner);
        return new Same();
      }
      return owner == 0
          ? new RootWithoutRights()
          : new Other(owner, (int) Files.getAttribute(cluster, "unix:gid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean runsAsRoot() {
    return new UnixSystem().getUid() == 0;
  }

  private static void requireSame(Path cluster, int owner) {
    long own = new UnixSystem().getUid();
    if (owner != own) {
      throw new DatabaseUnavailableException(
          "Opening the database in " + cluster,
          "it belongs to the account " + owner + " and Huiyin runs as " + own,
          "start Huiyin under the account that it was first started under");
    }
  }

  private static Optional<Account> named(String name) {
    try {
      ProgramRun user = ProgramRun.of(List.of("id", "-u", name));
      ProgramRun group = ProgramRun.of(List.of("id", "-g", name));
      return user.succeeded() && group.succeeded()
          ? Optional.of(
              new Other(Integer.parseInt(user.output()), Integer.parseInt(group.output())))
          : Optional.empty();
    } catch (UncheckedIOException _) {
      return Optional.empty();
    }
  }

  private static List<String> joined(Stream<String> before, List<String> program) {
    List<String> command = new ArrayList<>(before.toList());
    command.addAll(program);
    return List.copyOf(command);
  }
}
