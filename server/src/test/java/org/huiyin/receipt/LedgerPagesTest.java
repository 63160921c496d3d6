package org.huiyin.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huiyin.TestServer;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Shown;
import org.huiyin.page.Wording;
import org.huiyin.record.Ledger;
import org.junit.jupiter.api.Test;

/// What anybody reads of the ledger, and how the server verifies a receipt that is sent to it.
class LedgerPagesTest {

  private static final Map<String, String> ZH = Wording.in("zh");

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());
  private final SomeLedger other = new SomeLedger();

  @Test
  void tellsNameKeyAndThatNobodyOutsideWatches() {
    String page = visit.get("/ledger").text();
    Ledger ledger = server.bean(Ledger.class);
    assertThat(page).contains(ledger.origin(), ZH.get("ledger.witness.none"));
    ledger.keys().forEach(key -> assertThat(page.replace("&#43;", "+")).contains(key.toString()));
    assertThat(page).doesNotContain("<script");
  }

  @Test
  void isReachedFromTheFootOfEveryPage() {
    assertThat(visit.get("/").text()).contains("href=\"/ledger\"");
  }

  @Test
  void verifiesWhatIsPastedAndWhatIsSentAsAFile() {
    SignedNote promise = other.promise(other.entry(1, "file", Map.of()).commitment());
    Shown pasted = send(promise.toString());
    assertThat(pasted.text()).contains(ZH.get("verify.bad"), SomeLedger.ORIGIN);
    Shown file =
        visit.uploadAs(
            "file",
            visit.get("/ledger"),
            "/ledger",
            List.of(
                new Visit.Sent(
                    "promise.txt", new String(promise.bytes(), StandardCharsets.ISO_8859_1))));
    assertThat(file.text()).contains(ZH.get("verify.bad"), SomeLedger.ORIGIN);
  }

  @Test
  void namesWhatIsNoReceiptAndWhatIsTooLarge() {
    assertThat(send("这不是回执").text()).contains(ZH.get("verify.bad.form"));
    assertThat(send(" ").text()).contains(ZH.get("ledger.form.missing"));
    Shown large =
        visit.uploadAs(
            "file",
            visit.get("/ledger"),
            "/ledger",
            List.of(new Visit.Sent("r.json", "x".repeat(Verifications.LARGEST + 1))));
    assertThat(large.status()).isEqualTo(200);
    assertThat(large.text()).contains(ZH.get("ledger.form.large"));
  }

  private Shown send(String receipt) {
    return visit.submit(visit.get("/ledger"), "/ledger", "receipt", receipt);
  }

  @Test
  void thePageThatVerifiesOnADeviceCanConnectNowhere() {
    assertThat(visit.get("/ledger/verify").header("Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'none'", "form-action 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(visit.get("/ledger").header("Content-Security-Policy")).doesNotContain("script-src");
  }
}
