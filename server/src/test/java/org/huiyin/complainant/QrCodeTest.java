package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int MODULE = 4;

  @Test
  void readsBackAsWhatWasWritten() throws ReaderException {
    String text = "https://huiyin.example.org/follow?number=990123-2026-7KQ4M2ZD-X";

    QrCode code = QrCode.of(text);

    assertThat(read(code.side(), code.path())).isEqualTo(text);
  }

  @Test
  void onTheReceiptLeadsToFollowWithTheNumberAndWithoutTheKey() throws ReaderException {
    Visit visit = new Visit(TestServer.shared().uri());

    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));

    int side = Integer.parseInt(receipt.first("class=\"code\" viewBox=\"0 0 (\\d+) "));
    String address = read(side, receipt.first("aria-label=\"[^\"]+\"><path d=\"([^\"]+)\""));
    assertThat(address)
        .isEqualTo(TestServer.shared().uri() + "/follow?number=" + Bringing.number(receipt));
    assertThat(address.replaceAll("\\D", ""))
        .doesNotContain(Bringing.key(receipt).replaceAll("\\D", ""));
    assertThat(visit.get(address).text()).contains("value=\"" + Bringing.number(receipt) + "\"");
  }

  @Test
  void refusesWhatFitsNone() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(5000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5000 characters");
  }

  /// Draws the path as a browser would, and reads the picture.
  static String read(int side, String path) throws ReaderException {
    int width = side * MODULE;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xffffff);
    Matcher run = RUN.matcher(path);
    while (run.find()) {
      int x = Integer.parseInt(run.group(1));
      int y = Integer.parseInt(run.group(2));
      int length = Integer.parseInt(run.group(3));
      for (int row = y * MODULE; row < (y + 1) * MODULE; row++) {
        Arrays.fill(pixels, row * width + x * MODULE, row * width + (x + length) * MODULE, 0);
      }
    }
    RGBLuminanceSource picture = new RGBLuminanceSource(width, width, pixels);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.TRY_HARDER, true))
        .getText();
  }
}
