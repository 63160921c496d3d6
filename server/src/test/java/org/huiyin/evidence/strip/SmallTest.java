package org.huiyin.evidence.strip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiyin.evidence.strip.StrippingTest.copy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.huiyin.evidence.Bytes;
import org.junit.jupiter.api.Test;

class SmallTest {

  private static byte[] large(String format) throws IOException {
    BufferedImage image = new BufferedImage(4000, 1000, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 2000; x++) {
      for (int y = 0; y < 1000; y++) {
        image.setRGB(x, y, 0xff0000);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static BufferedImage small(byte[] original) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(copy(new Small(), original)));
  }

  @Test
  void isThePictureAndSmall() throws IOException {
    for (String format : new String[] {"jpeg", "png", "gif"}) {
      BufferedImage small = small(large(format));
      assertThat(small.getWidth()).isEqualTo(320);
      assertThat(small.getHeight()).isEqualTo(80);
      assertThat(small.getRGB(20, 40) >> 16 & 0xff).isGreaterThan(200);
      assertThat(small.getRGB(300, 40) >> 16 & 0xff).isLessThan(50);
    }
  }

  @Test
  void isTurnedAsThePhotoWasHeld() throws IOException {
    byte[] photo = large("jpeg");
    byte[] exif = copy(new Jpeg(), Planted.jpeg(6, ""));
    // The segment that says so stands after the one of JFIF, which is 20 bytes into the file.
    byte[] turned =
        new Bytes()
            .bytes(Arrays.copyOf(photo, 20))
            .bytes(Arrays.copyOfRange(exif, 20, 20 + 36))
            .bytes(Arrays.copyOfRange(photo, 20, photo.length))
            .made();
    BufferedImage small = small(turned);
    assertThat(small.getWidth()).isEqualTo(80);
    assertThat(small.getHeight()).isEqualTo(320);
    assertThat(small.getRGB(40, 20) >> 16 & 0xff).as("what was left is up").isGreaterThan(200);
  }

  @Test
  void isOfTheFirstPageOfAPdf() throws IOException {
    BufferedImage small = small(PlantedPdf.made(3));
    assertThat(Math.max(small.getWidth(), small.getHeight())).isBetween(319, 321);
  }

  @Test
  void holdsNothingOfTheFile() throws IOException {
    byte[] small = copy(new Small(), Planted.jpeg(1, Planted.MARKER));
    assertThat(new String(small, StandardCharsets.ISO_8859_1)).doesNotContain(Planted.MARKER);
  }

  @Test
  void isNotMadeOfWhatIsTooLargeOrBroken() {
    byte[] header = new Bytes().u32(10_000).u32(10_000).u8(8).u8(2).zeros(3).made();
    byte[] bomb =
        new Bytes()
            .u32(0x89504e47L)
            .u32(0x0d0a1a0aL)
            .bytes(Planted.chunk("IHDR", header))
            .bytes(Planted.chunk("IDAT", new byte[20]))
            .bytes(Planted.chunk("IEND", new byte[0]))
            .made();
    assertThatThrownBy(() -> copy(new Small(), bomb)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> copy(new Small(), Planted.bytes("\u00ff\u00d8junk")))
        .isInstanceOf(IOException.class);
  }
}
