package org.huiyin.receipt;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// What the ledger is for, how it stands, and how anybody verifies a receipt of it.
@Controller
class LedgerPages {

  static final String LEDGER = "/ledger";

  private final LedgerShown shown;
  private final Verifications verifications;
  private final VerifyPage verifyPage;
  private final Pages pages;

  LedgerPages(LedgerShown shown, Verifications verifications, VerifyPage verifyPage, Pages pages) {
    this.shown = shown;
    this.verifications = verifications;
    this.verifyPage = verifyPage;
    this.pages = pages;
  }

  @GetMapping(LEDGER)
  View ledger(HttpServletRequest request) {
    return show(request, "", Mistakes.NONE, List.of());
  }

  /// Reads it, and keeps nothing.
  @PostMapping(LEDGER)
  View verify(HttpServletRequest request) {
    Page page = pages.frame(request);
    String typed = SentForm.typed(request, "receipt");
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, typed, again.get(), List.of());
    }
    byte[] file = SentForm.document(request, "file");
    return switch (verifications.of(file, typed)) {
      case Verifications.Outcome.Found(var findings) ->
          show(request, typed, Mistakes.NONE, findings);
      case Verifications.Outcome.Nothing _ -> wrong(request, page, typed, "ledger.form.missing");
      case Verifications.Outcome.Large _ -> wrong(request, page, "", "ledger.form.large");
      case Verifications.Outcome.Busy _ -> wrong(request, page, typed, "ledger.form.busy");
    };
  }

  private View wrong(HttpServletRequest request, Page page, String typed, String key) {
    return show(request, typed, Mistakes.of("receipt", page.text(key)), List.of());
  }

  private View show(
      HttpServletRequest request, String typed, Mistakes mistakes, List<Finding> findings) {
    Map<String, Object> all = new HashMap<>();
    all.put("ledger", shown.now());
    all.put("typed", typed);
    all.put("mistakes", mistakes);
    all.put("findings", findings);
    return pages.show("receipt/ledger", pages.frame(request).switchedBy("receipt-form"), all);
  }

  @GetMapping(LEDGER + "/verify")
  View verifyHere(HttpServletRequest request, HttpServletResponse response) {
    return verifyPage.show(request, response);
  }
}
