package org.huiyin.privacy;

import java.io.IOException;
import java.nio.file.Path;

/// A first start in a process of its own; prints the id of the keys.
final class KeyFolderProcess {

  private KeyFolderProcess() {}

  static Process start(Path home) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            KeyFolderProcess.class.getName(),
            home.toString())
        .redirectErrorStream(true)
        .start();
  }

  static void main(String[] args) {
    System.out.println(new KeyFolder(Path.of(args[0])).open().id());
  }
}
