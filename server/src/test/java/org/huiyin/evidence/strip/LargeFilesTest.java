package org.huiyin.evidence.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.huiyin.evidence.Boxed;
import org.huiyin.evidence.Bytes;
import org.huiyin.evidence.Paged;
import org.huiyin.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twenty megabytes of each format that is stripped in the server itself, in a machine that has
/// little more memory than one of them.
class LargeFilesTest {

  private static final int MEGABYTES = 32;
  private static final int LENGTH = 20 << 20;

  /// What runs in it.
  public static final class Machine {
    private Machine() {}

    public static void main(String[] files) throws IOException {
      Map<String, Stripping> formats =
          Map.of(
              "jpeg", new Jpeg(),
              "png", new Png(),
              "gif", new Gif(),
              "webp", new Webp(),
              "wav", new Wav(),
              "mp3", new Mp3(),
              "amr", new Amr(),
              "ogg", new Ogg(),
              "mp4", new Boxes());
      for (String file : files) {
        Path path = Path.of(file);
        Stripping stripping = formats.get(String.valueOf(path.getFileName()));
        try (SeekableByteChannel original = Files.newByteChannel(path)) {
          Objects.requireNonNull(stripping).strip(original, OutputStream.nullOutputStream());
        }
      }
    }
  }

  private static byte[] filler(int length) {
    byte[] filler = new byte[length];
    Arrays.fill(filler, (byte) 'f');
    return filler;
  }

  private static Map<String, byte[]> large() {
    Map<String, byte[]> large = new TreeMap<>();
    String jpeg = Samples.JPEG;
    large.put(
        "jpeg",
        new Bytes()
            .text(jpeg.substring(0, jpeg.length() - 2))
            .bytes(filler(LENGTH))
            .text(jpeg.substring(jpeg.length() - 2))
            .made());
    byte[] png = Planted.bytes(Samples.PNG);
    large.put(
        "png",
        new Bytes()
            .bytes(Arrays.copyOf(png, 33))
            .bytes(Planted.chunk("zTXt", filler(LENGTH / 2)))
            .bytes(Planted.chunk("IDAT", filler(LENGTH / 2)))
            .bytes(Arrays.copyOfRange(png, 33, png.length))
            .made());
    large.put("gif", gif());
    large.put("wav", riff("WAVEfmt \u0010\0\0\0" + "\0".repeat(16) + "data"));
    large.put("webp", riff("WEBPVP8L"));
    large.put(
        "mp3",
        ("\u00ff\u00fb\u0090d" + "s".repeat(413))
            .repeat(LENGTH / 417)
            .getBytes(StandardCharsets.ISO_8859_1));
    large.put("amr", Planted.amr(LENGTH / 32));
    large.put("ogg", Paged.longOpus(LENGTH));
    large.put("mp4", Boxed.longFilm(LENGTH));
    return large;
  }

  private static byte[] gif() {
    String gif = Samples.GIF;
    int descriptor = gif.indexOf(",\0\0\0\0");
    Bytes comments = new Bytes().text(gif.substring(0, descriptor)).text("!\u00fe");
    byte[] block = new Bytes().u8(255).bytes(filler(255)).made();
    for (int i = 0; i < LENGTH / 256; i++) {
      comments.bytes(block);
    }
    return comments.u8(0).text(gif.substring(descriptor)).made();
  }

  private static byte[] riff(String start) {
    byte[] head = Planted.bytes(start);
    return new Bytes()
        .text("RIFF")
        .u32Little(head.length + 4 + LENGTH)
        .bytes(head)
        .u32Little(LENGTH)
        .bytes(filler(LENGTH))
        .made();
  }

  @Test
  void takeNoMoreMemoryThanSmallOnes(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Machine.class.getName()));
    for (Map.Entry<String, byte[]> file : large().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.write(path, file.getValue());
      command.add(path.toString());
    }
    Path said = folder.resolve("said");
    Process machine =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(machine.waitFor()).as(Files.readString(said)).isZero();
  }
}
