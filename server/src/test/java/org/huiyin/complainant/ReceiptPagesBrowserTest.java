package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.ReaderException;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The receipt of one's own matter, taken along and verified on the device, and the page of the
/// ledger.
class ReceiptPagesBrowserTest {

  private static final Pattern PROOF =
      Pattern.compile(
          "class=\"code code-large\" viewBox=\"0 0 (\\d+) [^>]+aria-label=\"[^\"]+\"><path d=\"([^\"]+)\"");

  private final TestServer server = TestServer.shared();

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 360, LIGHT, true",
    "en, 360, DARK, true",
    "zh-CN, 1280, LIGHT, false",
    "en, 1280, LIGHT, true"
  })
  void looksAsItShouldAndIsDoneByKeyboard(
      String language, int width, ColorScheme colours, boolean scripts) throws IOException {
    Brought brought = Brought.accepted(Api.shared());
    Sight sight = Sight.of(language, width).in(colours).withScripts(scripts);
    try (Browsing browsing = Browsing.at(server.uri(), sight).byKeyboard()) {
      browsing.open("/follow");
      browsing.page().locator("#f-number").fill(brought.number());
      browsing.page().locator("#f-key").fill(brought.key());
      browsing.press("follow.open");
      browsing.titled("matter.title").follow("own-receipt.link");
      await()
          .until(
              () -> {
                browsing.page().reload();
                return !browsing
                    .page()
                    .locator("main")
                    .innerText()
                    .contains(browsing.text("own-receipt.waiting"));
              });
      browsing.titled("own-receipt.title").look("own-receipt");
      Download download =
          browsing.page().waitForDownload(() -> browsing.link("own-receipt.get").press("Enter"));
      assertThat(download.suggestedFilename()).isEqualTo(brought.number() + "-receipt.json");
      Receipt receipt = Receipt.parse(Files.readAllBytes(download.path()));

      browsing.follow("own-receipt.verify");
      browsing.titled("verify.title");
      if (scripts) {
        browsing.page().locator("#result h2").waitFor();
        assertThat(browsing.page().locator("#result h2").innerText())
            .isEqualTo(browsing.text("verify.good"));
        assertThat(browsing.page().locator("#result .yes"))
            .isNotNull()
            .extracting(found -> found.count())
            .isEqualTo(receipt.entries().size() + 5 + dues(receipt));
      } else {
        assertThat(browsing.page().locator("#verify-without").isVisible()).isTrue();
      }
      browsing.look("own-receipt-verified");

      browsing.open("/ledger").look("ledger");
      browsing.page().locator("#f-receipt").fill("{}");
      browsing.press("ledger.form.do");
      browsing.page().locator("#result h2").waitFor();
      browsing.look("ledger-not-right");
      browsing.page().locator("#f-file").setInputFiles(download.path());
      browsing.page().locator("#f-receipt").fill("");
      browsing.press("ledger.form.do");
      browsing.page().locator("#result .yes").first().waitFor();
      assertThat(browsing.page().locator("#result h2").innerText())
          .isEqualTo(browsing.text("verify.good"));
      browsing.look("ledger-right");
    }
  }

  private static int dues(Receipt receipt) {
    return org.huiyin.ledger.receipt.Promise.of(receipt.promise().orElseThrow()).dues().size();
  }

  @Test
  void onPaperStandsACodeThatVerifiesOnADeviceAndHoldsNoKey() throws ReaderException {
    Visit visit = new Visit(server.uri());
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));
    Matcher proof = PROOF.matcher(receipt.text());
    assertThat(proof.find()).isTrue();
    String address = QrCodeTest.read(Integer.parseInt(proof.group(1)), proof.group(2));
    assertThat(address).startsWith(server.uri() + "/ledger/verify#hy1.");
    assertThat(address).doesNotContain(Bringing.key(receipt).replace(" ", ""));
    try (Browsing browsing = Browsing.at(server.uri(), Sight.of("zh-CN", 360).withScripts(true))) {
      browsing.page().navigate(address);
      browsing.page().locator("#result h2").waitFor();
      String found = browsing.page().locator("#result").innerText();
      assertThat(found).contains(browsing.text("verify.partly"), Bringing.number(receipt));
      assertThat(browsing.page().locator("#result .no").count()).isZero();
      browsing.look("verified-code");
    }
  }
}
