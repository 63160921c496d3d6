package org.huiyin.evidence.strip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.huiyin.evidence.Boxed;
import org.huiyin.evidence.Bytes;
import org.huiyin.evidence.Paged;
import org.huiyin.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrippingTest {

  static byte[] copy(Stripping stripping, byte[] original) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    stripping.strip(new SeekableInMemoryByteChannel(original), copy);
    return copy.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        Arguments.of("jpeg", new Jpeg(), Planted.jpeg(6, Planted.MARKER)),
        Arguments.of("png", new Png(), Planted.png(Planted.MARKER)),
        Arguments.of("gif", new Gif(), Planted.gif()),
        Arguments.of("webp", new Webp(), Planted.webp()),
        Arguments.of("wav", new Wav(), Planted.wav()),
        Arguments.of("mp3", new Mp3(), Planted.mp3()),
        Arguments.of("amr", new Amr(), Planted.amr(3)),
        Arguments.of("opus", new Ogg(), Paged.opusBytes(Planted.MARKER)),
        Arguments.of("vorbis", new Ogg(), Paged.vorbisBytes(Planted.MARKER)),
        Arguments.of("mp4", new Boxes(), Boxed.film("isom", Planted.MARKER)),
        Arguments.of("heic", new Boxes(), Boxed.heic("heic", Planted.MARKER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void leavesNothingOfWhatWasPlanted(String format, Stripping stripping, byte[] original)
      throws IOException {
    assertThat(text(original)).contains(Planted.MARKER);

    byte[] copy = copy(stripping, original);

    assertThat(text(copy)).doesNotContain(Planted.MARKER);
    assertThat(copy(stripping, copy)).as("the copy of a copy").isEqualTo(copy);
  }

  /// As another program reads it.
  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void leavesNothingForAReaderOfMetadata(String format, Stripping stripping, byte[] original)
      throws Exception {
    if (List.of("amr", "mp3", "opus", "vorbis").contains(format)) {
      // That reader knows none of them.
      return;
    }
    List<String> before = tags(original);
    List<String> after = tags(copy(stripping, original));

    assertThat(before).isNotEmpty();
    assertThat(after)
        .noneMatch(tag -> tag.contains(Planted.MARKER))
        .noneMatch(tag -> tag.matches("(?i).*(gps|xmp|icc|iptc|photoshop|make|author|comment).*"));
  }

  private static List<String> tags(byte[] file) throws Exception {
    List<String> tags = new ArrayList<>();
    Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
    for (Directory directory : metadata.getDirectories()) {
      for (Tag tag : directory.getTags()) {
        tags.add(tag.toString());
      }
    }
    return tags;
  }

  private static void sameToTheEye(byte[] one, byte[] other) throws IOException {
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(one));
    BufferedImage after = ImageIO.read(new ByteArrayInputStream(other));
    int width = before.getWidth();
    int height = before.getHeight();
    assertThat(after.getRGB(0, 0, width, height, null, 0, width))
        .isEqualTo(before.getRGB(0, 0, width, height, null, 0, width));
  }

  @Test
  void showsTheSamePicture() throws IOException {
    byte[] jpeg = Planted.bytes(Samples.JPEG);
    sameToTheEye(jpeg, copy(new Jpeg(), Planted.jpeg(1, "")));
    sameToTheEye(Planted.bytes(Samples.PNG), copy(new Png(), Planted.png("")));
    sameToTheEye(Planted.bytes(Samples.GIF), copy(new Gif(), Planted.gif()));
    assertThat(text(copy(new Webp(), Planted.webp()))).contains(Samples.WEBP.substring(12));
  }

  @Test
  void keepsWhichSideOfAPhotoIsUp() throws Exception {
    for (int orientation = 2; orientation <= 8; orientation++) {
      byte[] copy = copy(new Jpeg(), Planted.jpeg(orientation, ""));
      Directory found =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(copy))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      assertThat(found.getInt(0x112)).isEqualTo(orientation);
      assertThat(found.getTagCount()).isEqualTo(1);
    }
    assertThat(text(copy(new Jpeg(), Planted.jpeg(1, "")))).doesNotContain("Exif");
  }

  @Test
  void leavesWhatIsCleanAsItIs() throws IOException {
    for (String picture : List.of(Samples.JPEG)) {
      assertThat(text(copy(new Jpeg(), Planted.bytes(picture)))).isEqualTo(picture);
    }
    assertThat(text(copy(new Png(), Planted.bytes(Samples.PNG)))).isEqualTo(Samples.PNG);
  }

  @Test
  void movesNothingInAFilm() throws IOException {
    byte[] original = Boxed.film("isom", Planted.MARKER);
    byte[] copy = copy(new Boxes(), original);

    assertThat(copy).hasSameSizeAs(original);
    assertThat(text(copy).indexOf(Boxed.SHOWN)).isEqualTo(text(original).indexOf(Boxed.SHOWN));
    assertThat(text(copy)).doesNotContain("place", "between");
  }

  @Test
  void blanksWhenAFilmWasMade() throws Exception {
    assertThat(tags(copy(new Boxes(), Boxed.film("isom", ""))))
        .noneMatch(tag -> tag.contains("2024") || tag.contains("2023"));
    assertThat(tags(Boxed.film("isom", ""))).anyMatch(tag -> tag.contains("2024"));
  }

  @Test
  void keepsThePictureOfAHeic() throws IOException {
    byte[] original = Boxed.heic("heic", Planted.MARKER);
    byte[] copy = copy(new Boxes(), original);

    assertThat(text(copy).indexOf(Boxed.SHOWN)).isEqualTo(text(original).indexOf(Boxed.SHOWN));
    assertThat(text(copy)).doesNotContain("Exif\0\0MM");
  }

  @Test
  void numbersAndSumsThePagesOfASoundAgain() throws IOException {
    for (byte[] original :
        List.of(Paged.opusBytes(Planted.MARKER), Paged.vorbisBytes(Planted.MARKER))) {
      byte[] copy = copy(new Ogg(), original);
      assertThat(text(copy)).contains(Paged.SHOWN);
      assertThat(copy.length).isLessThan(10_000);
      int number = 0;
      int at = 0;
      while (at < copy.length) {
        int segments = copy[at + 26] & 0xff;
        int length = 27 + segments;
        for (int i = 0; i < segments; i++) {
          length += copy[at + 27 + i] & 0xff;
        }
        byte[] page = Arrays.copyOfRange(copy, at, at + length);
        int sum = little(page, 22);
        Arrays.fill(page, 22, 26, (byte) 0);
        assertThat(Paged.sum(page)).isEqualTo(sum);
        assertThat(little(page, 18)).isEqualTo(number++);
        at += length;
      }
    }
  }

  private static int little(byte[] bytes, int at) {
    int number = 0;
    for (int i = 3; i >= 0; i--) {
      number = number << 8 | (bytes[at + i] & 0xff);
    }
    return number;
  }

  /// A page of a web site, a program or an archive behind a picture isn't in its copy.
  @Test
  void endsWhereThePictureDoes() throws IOException {
    String program = "<?php system($_GET[0]); ?><script>alert(1)</script>PK\3\4";
    assertThat(text(copy(new Jpeg(), Planted.jpeg(1, program)))).doesNotContain("php", "PK\3\4");
    assertThat(text(copy(new Png(), Planted.png(program)))).doesNotContain("php", "PK\3\4");
  }

  @Test
  void refusesWhatSaysThatItIsHuge() {
    byte[] header = new Bytes().u32(60_000).u32(60_000).u8(8).u8(2).zeros(3).made();
    byte[] png =
        new Bytes()
            .u32(0x89504e47L)
            .u32(0x0d0a1a0aL)
            .bytes(Planted.chunk("IHDR", header))
            .bytes(Planted.chunk("IDAT", new byte[20]))
            .bytes(Planted.chunk("IEND", new byte[0]))
            .made();
    assertThatThrownBy(() -> copy(new Png(), png)).isInstanceOf(Unreadable.class);
  }

  /// Whatever is broken is refused or copied; it never fails otherwise, nor runs on for ever.
  @Test
  void survivesWhateverIsBroken() throws IOException {
    Random random = new Random(7);
    for (Arguments arguments : planted().toList()) {
      Stripping stripping = (Stripping) arguments.get()[1];
      byte[] original = (byte[]) arguments.get()[2];
      for (int i = 0; i < 400; i++) {
        byte[] broken = original.clone();
        for (int change = random.nextInt(1, 6); change > 0; change--) {
          broken[random.nextInt(Math.min(broken.length, 2_000))] = (byte) random.nextInt(256);
        }
        byte[] cut = Arrays.copyOf(broken, random.nextInt(1, broken.length + 1));
        try {
          copy(stripping, random.nextBoolean() ? broken : cut);
        } catch (Unreadable refused) {
          assertThat(refused).hasNoCause();
        }
      }
    }
  }
}
