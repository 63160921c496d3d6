package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Participant;
import org.huiyin.copy.Copy;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.receipt.OwnReceipt;
import org.huiyin.receipt.OwnReceipts;
import org.huiyin.receipt.VerifyPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// The receipt of one's own matter, which anybody can verify: as a file, and on this device. With
/// a printed key there is none.
@Controller("ownReceiptPages")
class ReceiptController {

  private static final String RECEIPT = "/matter/receipt";

  private final OwnReceipts receipts;
  private final VerifyPage verifyPage;
  private final Receipts sheets;
  private final MatterSession session;
  private final Pages pages;

  ReceiptController(
      OwnReceipts receipts,
      VerifyPage verifyPage,
      Receipts sheets,
      MatterSession session,
      Pages pages) {
    this.sheets = sheets;
    this.receipts = receipts;
    this.verifyPage = verifyPage;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping(RECEIPT)
  View receipt(HttpServletRequest request) {
    return session
        .participant(request)
        .flatMap(receipts::of)
        .map(
            own ->
                pages.show(
                    "complainant/own-receipt",
                    pages.frame(request),
                    Map.of("own", own, "proof", proof(request, own))))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @GetMapping(RECEIPT + "/{form}")
  void take(HttpServletRequest request, HttpServletResponse response, @PathVariable String form)
      throws IOException {
    Optional<Participant> reader = session.participant(request);
    if (reader.isEmpty()) {
      response.sendRedirect(session.entrance(request));
      return;
    }
    receipts
        .of(reader.get())
        .flatMap(own -> file(own, form))
        .orElseThrow(PageNotFound::new)
        .sendTo(response);
  }

  private Optional<QrCode> proof(HttpServletRequest request, OwnReceipt own) {
    return own.promised().map(promised -> QrCode.of(promised.address(sheets.site(request))));
  }

  private static Optional<Copy> file(OwnReceipt own, String form) {
    return switch (form) {
      case "receipt.json" -> Optional.of(own.whole());
      case "receipt-without-content.json" -> Optional.of(own.bare());
      case "promise.txt" -> own.promise();
      default -> Optional.empty();
    };
  }

  @GetMapping("/matter/verify")
  View verify(HttpServletRequest request, HttpServletResponse response) {
    return session
        .participant(request)
        .flatMap(receipts::of)
        .map(own -> verifyPage.show(request, response, own.text()))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }
}
