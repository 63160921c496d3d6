package org.huiyin.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A store that speaks S3, in a process of its own on this machine, with one empty bucket. It
/// forgets everything when it ends. Its program is what the build has fetched from Maven Central.
public final class S3Mock implements AutoCloseable {

  static final String BUCKET = "evidence";
  private static final Path JAR = Path.of("target/s3mock/s3mock.jar");

  private static final class Shared {
    static final S3Mock STORE = new S3Mock(freePort());
  }

  private final int port;
  private final Process process;

  public S3Mock(int port) {
    this.port = port;
    if (!Files.exists(JAR)) {
      throw new AssertionError("no " + JAR + ": build with Maven, which fetches it");
    }
    try {
      process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx192m",
                      "-XX:TieredStopAtLevel=1",
                      "-jar",
                      JAR.toString(),
                      "--server.address=127.0.0.1",
                      "--server.port=0",
                      "--com.adobe.testing.s3mock.httpPort=" + port,
                      "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET))
              .redirectErrorStream(true)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      listens();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One for all who don't stop it.
  public static S3Mock shared() {
    return Shared.STORE;
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listens() throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("as root folder")) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return;
      }
    }
    throw new AssertionError("S3Mock didn't start:\n" + said);
  }

  public int port() {
    return port;
  }

  BucketSettings settings() {
    return settings(port, BUCKET);
  }

  static BucketSettings settings(int port, String bucket) {
    return new BucketSettings(
        URI.create("http://127.0.0.1:" + port), bucket, "us-east-1", true, "key", "secret", null);
  }

  /// For a server that keeps its files here.
  public Map<String, String> properties() {
    return Map.of(
        "huiyin.evidence.s3.endpoint", "http://127.0.0.1:" + port,
        "huiyin.evidence.s3.bucket", BUCKET,
        "huiyin.evidence.s3.path-style", "true",
        "huiyin.evidence.s3.access-key-id", "key",
        "huiyin.evidence.s3.secret-access-key", "secret");
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
