package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/// A key management service in a process of its own: keeps one key, and encrypts and decrypts for
/// whoever asks on the loopback address. A line asks, a line answers.
final class KmsProcess implements AutoCloseable {

  private final Process process;
  private final int port;

  private KmsProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// @param key 32 bytes in hexadecimal digits
  /// @param port 0 for any
  static KmsProcess start(String key, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                KmsProcess.class.getName(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().write((key + "\n").getBytes(US_ASCII));
    process.getOutputStream().flush();
    String listens = process.inputReader(US_ASCII).readLine();
    return new KmsProcess(process, Integer.parseInt(listens));
  }

  int port() {
    return port;
  }

  String address() {
    return "test-kms://127.0.0.1:" + port + "/county";
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  static void main(String[] args) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    Aead key = new AesGcmJce(HexFormat.of().parseHex(in.readLine()));
    try (var server =
        new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket, key));
      }
    }
  }

  private static void answer(Socket socket, Aead key) {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String[] asked = in.readLine().split(" ", -1);
      byte[] text = HexFormat.of().parseHex(asked[1]);
      byte[] place = HexFormat.of().parseHex(asked[2]);
      String said;
      try {
        said =
            HexFormat.of()
                .formatHex(
                    asked[0].equals("encrypt")
                        ? key.encrypt(text, place)
                        : key.decrypt(text, place));
      } catch (GeneralSecurityException e) {
        said = "no";
      }
      socket.getOutputStream().write((said + "\n").getBytes(US_ASCII));
    } catch (IOException _) {
      // Whoever asked has gone.
    }
  }
}
