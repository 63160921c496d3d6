package org.huiyin.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.huiyin.evidence.Scanning.Unscanned;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.matter.FileScan.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The protocol, against daemons that say and do what a real one does on a bad day.
class ClamdTest {

  private final ServerSocket socket = listening();
  private final CompletableFuture<byte[]> heard = new CompletableFuture<>();

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  /// What a daemon does with one connection.
  private interface Daemon {
    void talk(Socket with) throws IOException;
  }

  private Clamd daemon(Daemon does) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket with = socket.accept()) {
                does.talk(with);
              } catch (IOException e) {
                heard.completeExceptionally(e);
              }
            });
    return Clamd.at("127.0.0.1:" + socket.getLocalPort(), Duration.ofMillis(500));
  }

  /// Hears a file to its end, then says this.
  private Clamd saying(String reply) {
    return daemon(
        with -> {
          heard.complete(instream(with.getInputStream()));
          with.getOutputStream().write(reply.getBytes(ISO_8859_1));
        });
  }

  private static byte[] instream(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    byte[] command = in.readNBytes("zINSTREAM\0".length());
    assertThat(new String(command, ISO_8859_1)).isEqualTo("zINSTREAM\0");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int length = in.readInt();
    while (length > 0) {
      all.write(in.readNBytes(length));
      length = in.readInt();
    }
    return all.toByteArray();
  }

  private static Clamd.Answer scan(Clamd clamd, byte[] file) throws IOException {
    return clamd.scan(new ByteArrayInputStream(file));
  }

  @Test
  void sendsAllOfAFileAndBelievesTheAnswer() throws Exception {
    byte[] file = EvidenceFolderContract.bytes(200_001);

    assertThat(scan(saying("stream: OK\0"), file)).isEqualTo(new Clamd.Answer.Clean());
    assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo(file);
  }

  @Test
  void namesWhatWasFound() throws IOException {
    assertThat(scan(saying("stream: Eicar-Test-Signature FOUND\0"), new byte[1]))
        .isEqualTo(new Clamd.Answer.Found("Eicar-Test-Signature"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stream: OK",
        "stream: ",
        "INSTREAM size limit exceeded. ERROR\0",
        "UNKNOWN COMMAND\0",
        "OK\0",
        "\0"
      })
  void takesNothingButAWholeOkForClean(String reply) throws IOException {
    assertThat(scan(saying(reply), new byte[10])).isInstanceOf(Clamd.Answer.Unknown.class);
  }

  @Test
  void givesUpADaemonThatSaysNothing() throws IOException {
    Clamd silent = daemon(with -> heard.complete(with.getInputStream().readAllBytes()));

    assertThat(scan(silent, new byte[10])).isInstanceOf(Clamd.Answer.Unknown.class);
  }

  @Test
  void givesUpADaemonThatHearsNothing() throws IOException {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Clamd deaf = daemon(_ -> end.join());
    // More than the two ends of a connection hold between them.
    assertThat(scan(deaf, new byte[20 << 20])).isInstanceOf(Clamd.Answer.Unknown.class);
    end.complete(null);
  }

  @Test
  void hearsWhyADaemonHangsUpEarly() throws IOException {
    Clamd early =
        daemon(
            with -> {
              with.getInputStream().readNBytes(100_000);
              with.getOutputStream()
                  .write("INSTREAM size limit exceeded. ERROR\0".getBytes(ISO_8859_1));
            });

    assertThat(scan(early, new byte[20 << 20])).isInstanceOf(Clamd.Answer.Unknown.class);
  }

  @Test
  void isAwayWhereNobodyListens() throws IOException {
    Clamd nobody = Clamd.at("127.0.0.1:" + S3Mock.freePort(), Duration.ofSeconds(2));
    Clamd noSocket = Clamd.at("/nowhere/clamd.sock", Duration.ofSeconds(2));

    assertThat(nobody.answers()).isFalse();
    assertThat(noSocket.answers()).isFalse();
    assertThat(scan(nobody, new byte[1])).isInstanceOf(Clamd.Answer.Unknown.class);
    assertThat(scan(noSocket, new byte[1])).isInstanceOf(Clamd.Answer.Unknown.class);
  }

  @Test
  void saysWhenTheFileAndNotTheDaemonFails() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThatThrownBy(() -> saying("stream: OK\0").scan(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("Stream closed");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThatThrownBy(() -> Clamd.at("clamd", Duration.ofSeconds(1)))
        .hasMessageContaining("huiyin.evidence.clamd");
  }

  @Test
  void leavesToTheOperatorWhatBecomesOfFilesThatNobodyLookedAt() throws IOException {
    Clamd nobody = Clamd.at("127.0.0.1:" + S3Mock.freePort(), Duration.ofSeconds(2));
    Scanning.Content file = () -> new ByteArrayInputStream(new byte[1]);

    assertThat(new Scanning(nobody, Unscanned.TAKE).against(file)).isEmpty();
    assertThat(new Scanning(nobody, Unscanned.REFUSE).against(file))
        .isEqualTo(Optional.of(Reason.NOT_SCANNED));
    assertThat(new Scanning(null, Unscanned.REFUSE).against(file)).isEmpty();
    assertThat(new Scanning(nobody, Unscanned.TAKE).look(file.open())).isEqualTo(Verdict.UNKNOWN);
  }
}
