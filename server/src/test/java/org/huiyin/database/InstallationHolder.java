package org.huiyin.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Another Huiyin, as far as the database goes: starts it on a folder, says so, and holds it until
/// its input ends.
final class InstallationHolder {

  private InstallationHolder() {}

  static void main(String[] args) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(Installation.at(Path.of(args[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    System.out.println("HOLDS " + postgres.postmasterPid());
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
