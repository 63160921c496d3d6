package org.huiyin.receipt;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.record.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page on which a device verifies a receipt by itself. Thread-safe.
@Component
public final class VerifyPage {

  /// One script of our own, and nothing that could carry away what it reads: it can't connect,
  /// load a picture from elsewhere, or send a form.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private final Ledger ledger;
  private final Pages pages;

  VerifyPage(Ledger ledger, Pages pages) {
    this.ledger = ledger;
    this.pages = pages;
  }

  /// For a receipt that somebody brings along.
  View show(HttpServletRequest request, HttpServletResponse response) {
    return show(request, response, Optional.empty());
  }

  /// With this receipt in it, so that nothing is fetched.
  public View show(HttpServletRequest request, HttpServletResponse response, String receipt) {
    return show(request, response, Optional.of(receipt));
  }

  private View show(
      HttpServletRequest request, HttpServletResponse response, Optional<String> receipt) {
    response.setHeader("Content-Security-Policy", POLICY);
    Page page = pages.frame(request);
    return pages.show(
        "receipt/verify",
        page,
        Map.of(
            "origin", ledger.origin(),
            "keys", ledger.everyKey().stream().map(VerifierKey::toString).toList(),
            "receipt", receipt.orElse(""),
            "own", receipt.isPresent()));
  }
}
