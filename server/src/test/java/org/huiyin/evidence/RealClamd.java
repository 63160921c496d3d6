package org.huiyin.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// A real clamd, Debian's, at a Unix socket of its own, with a database that knows one thing: the
/// harmless test file of EICAR. It ends with the tests. Where none is installed, tests that need
/// it are skipped and say so.
public final class RealClamd implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

  /// As EICAR writes it, in two halves: scanners that look at this source find nothing.
  public static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private final Path folder;
  private Process process;

  private RealClamd(Path folder) {
    this.folder = folder;
    this.process = started();
  }

  public static RealClamd in(Path folder) {
    assumeTrue(Files.isExecutable(PROGRAM), "skipped: there is no /usr/sbin/clamd here");
    try {
      Path known = Files.createDirectory(folder.resolve("database"));
      String hash = HexFormat.of().formatHex(md5(EICAR.getBytes(US_ASCII)));
      Files.writeString(
          known.resolve("own.hdb"), hash + ":" + EICAR.length() + ":Huiyin.Test.Eicar.Hash\n");
      String body =
          HexFormat.of().formatHex("EICAR-STANDARD-ANTIVIRUS-TEST-FILE!".getBytes(US_ASCII));
      Files.writeString(
          known.resolve("own.ndb"),
          "Huiyin.Test.Eicar:0:*:" + body.toLowerCase(Locale.ROOT) + "\n");
      Files.writeString(
          folder.resolve("clamd.conf"),
          """
          LocalSocket %s
          DatabaseDirectory %s
          Foreground yes
          StreamMaxLength 25M
          TemporaryDirectory %s
          """
              .formatted(folder.resolve("clamd.sock"), known, folder));
      return new RealClamd(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Process started() {
    StringBuilder said = new StringBuilder();
    try {
      Process clamd =
          new ProcessBuilder(PROGRAM.toString(), "--config-file=" + folder.resolve("clamd.conf"))
              .redirectErrorStream(true)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(clamd::destroyForcibly));
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(clamd.getInputStream(), UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.contains("Self checking")) {
          Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
          return clamd;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("clamd didn't start:\n" + said);
  }

  public String address() {
    return folder.resolve("clamd.sock").toString();
  }

  public void stop() {
    process.destroyForcibly().onExit().join();
  }

  public void startAgain() throws IOException {
    Files.deleteIfExists(folder.resolve("clamd.sock"));
    process = started();
  }

  @Override
  public void close() {
    stop();
  }
}
