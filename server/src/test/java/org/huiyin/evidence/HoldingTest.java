package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.TestServer;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.matter.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HoldingTest {

  private final Holding holding = TestServer.shared().bean(Holding.class);

  static Stream<Arguments> allowed() {
    return Stream.of(
        Arguments.of("北渠.jpg", Samples.JPEG, "image/jpeg"),
        Arguments.of("IMG.JPEG", Samples.JPEG, "image/jpeg"),
        Arguments.of("a.png", Samples.PNG, "image/png"),
        Arguments.of("a.webp", Samples.WEBP, "image/webp"),
        Arguments.of("a.heic", Boxed.heic("heic"), "image/heic"),
        Arguments.of("a.heif", Boxed.heic("mif1"), "image/heic"),
        Arguments.of("a.gif", Samples.GIF, "image/gif"),
        Arguments.of("a.pdf", Samples.PDF, "application/pdf"),
        Arguments.of("a.txt", "No water since March.\r\n", "text/plain"),
        // 没有水, as an older Windows writes it.
        Arguments.of("b.txt", "\u00c3\u00bb\u00d3\u00d0\u00cb\u00ae\n", "text/plain"),
        Arguments.of("a.mp3", "ID3\3\0\0\0\0\0\4TIT2" + Samples.mp3(), "audio/mpeg"),
        Arguments.of("b.mp3", Samples.mp3(), "audio/mpeg"),
        Arguments.of("a.m4a", Boxed.film("M4A "), "audio/mp4"),
        Arguments.of("recording.m4a", Boxed.film("mp42"), "video/mp4"),
        Arguments.of("a.amr", "#!AMR\n<" + "\u0091".repeat(31), "audio/amr"),
        Arguments.of("a.ogg", Paged.opus(""), "application/ogg"),
        Arguments.of("a.wav", Samples.wav(), "audio/wav"),
        Arguments.of("a.mp4", Boxed.film("isom"), "video/mp4"),
        Arguments.of("b.mp4", Boxed.film("mp42"), "video/mp4"),
        Arguments.of("a.3gp", Boxed.film("3gp4"), "video/3gpp"),
        Arguments.of(
            "a.docx",
            Samples.word(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        Arguments.of(
            "a.xlsx",
            Samples.excel(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void takesWhatIsAllowedByItsContent(String name, String content, String type) {
    assertThat(take(name, content))
        .isInstanceOfSatisfying(
            Taken.Held.class,
            taken -> {
              assertThat(taken.file().type()).isEqualTo(type);
              assertThat(taken.file().name()).isEqualToIgnoringCase(name);
              assertThat(taken.file().bytes()).isEqualTo(content.length());
            });
  }

  static Stream<Arguments> refused() {
    String macro = "application/vnd.ms-office.vbaProject";
    return Stream.of(
        Arguments.of("a.jpg", Samples.PROGRAM, Reason.NOT_ALLOWED),
        Arguments.of("a.exe", Samples.PROGRAM, Reason.NOT_ALLOWED),
        Arguments.of("a.png", "\u007fELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0", Reason.NOT_ALLOWED),
        Arguments.of("a.txt", "#!/bin/sh\nrm -rf /\n", Reason.NOT_ALLOWED),
        Arguments.of("a.pdf", Samples.PAGE, Reason.NOT_ALLOWED),
        Arguments.of("a.txt", Samples.PAGE, Reason.NOT_ALLOWED),
        Arguments.of("a.txt", "\n <b onclick=alert(1)>", Reason.NOT_ALLOWED),
        Arguments.of("a.png", Samples.DRAWING, Reason.NOT_ALLOWED),
        Arguments.of("a.txt", Samples.DRAWING, Reason.NOT_ALLOWED),
        Arguments.of("a.txt", "text".repeat(40_000) + "\0", Reason.NOT_ALLOWED),
        Arguments.of("a.html", Samples.PDF, Reason.OTHER_NAME),
        Arguments.of("a.bat", "@echo off\r\n", Reason.NOT_ALLOWED),
        Arguments.of("a.pdf", Samples.JPEG, Reason.OTHER_NAME),
        Arguments.of("a.xlsx", Samples.word(), Reason.OTHER_NAME),
        Arguments.of("a.docm", Samples.word(), Reason.OTHER_NAME),
        Arguments.of("a.vbs", "MsgBox 1\r\n", Reason.OTHER_NAME),
        Arguments.of("a.mp4", Boxed.film("qt  "), Reason.NOT_ALLOWED),
        Arguments.of("a.docx", Samples.wordWith(macro), Reason.RUNS),
        Arguments.of(
            "a.docx",
            Samples.wordOf("application/vnd.ms-word.document.macroEnabled.main+xml"),
            Reason.RUNS),
        Arguments.of("a.docx", Samples.wordWith("x/activeX+xml"), Reason.RUNS),
        Arguments.of("a.docx", Samples.wordWith("&#109;acro"), Reason.NOT_ALLOWED),
        Arguments.of("a.docx", Samples.word() + "PK hidden", Reason.NOT_ALLOWED),
        Arguments.of("a.docx", "hidden" + Samples.word(), Reason.NOT_ALLOWED),
        Arguments.of("a.docx", Samples.word().substring(0, 120), Reason.NOT_ALLOWED),
        Arguments.of("a.docx", Samples.zip(Map.of("run.exe", "MZ")), Reason.NOT_ALLOWED),
        Arguments.of("a.jar", Samples.zip(Map.of("A.class", "x")), Reason.NOT_ALLOWED),
        Arguments.of("a.jpg", Samples.JPEG.substring(0, 40), Reason.UNREADABLE),
        Arguments.of("a.png", Samples.PNG.substring(0, 40), Reason.UNREADABLE),
        Arguments.of("a.pdf", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", Reason.UNREADABLE),
        Arguments.of("a.pdf", Samples.locked(), Reason.LOCKED),
        Arguments.of("a.jpg", "", Reason.EMPTY));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsNotWhatItsNameSaysOrRuns(String name, String content, Reason reason) {
    assertThat(take(name, content)).isEqualTo(new Taken.Refused(name, reason));
  }

  @Test
  void takesTwentyMegabytesAndNotAByteMore() {
    assertThat(holding.take("a.txt", new LongLetter(Evidence.MOST_BYTES)))
        .isInstanceOf(Taken.Held.class);
    LongLetter more = new LongLetter(Evidence.MOST_BYTES + 1_000_000);
    assertThat(holding.take("a.txt", more)).isEqualTo(new Taken.Refused("a.txt", Reason.TOO_LARGE));
    assertThat(more.left).as("read no further").isGreaterThan(900_000);
    assertThat(holding.take("a.txt", new LongLetter(Evidence.MOST_BYTES + 1)))
        .isEqualTo(new Taken.Refused("a.txt", Reason.TOO_LARGE));
  }

  private Taken take(String name, String content) {
    return holding.take(
        name, new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /// A letter of this length, made as it is read.
  private static final class LongLetter extends InputStream {
    private int at;
    private int left;

    LongLetter(int length) {
      left = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int given = Math.min(length, left);
      for (int i = 0; i < given; i++) {
        target[offset + i] =
            (byte) (at < Samples.LETTER.length() ? Samples.LETTER.charAt(at) : ' ');
        at++;
      }
      left -= given;
      return given == 0 ? -1 : given;
    }
  }
}
