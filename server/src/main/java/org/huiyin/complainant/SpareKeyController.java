package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// A spare key, for whoever keeps it in another place. Offered with the receipt too, to those who
/// gave no name: that form brings number and key along, since no matter is open there.
@Controller
@RequestMapping("/matter/spare-key")
class SpareKeyController {

  private final Matters matters;
  private final MatterSession session;
  private final Pages pages;

  SpareKeyController(Matters matters, MatterSession session, Pages pages) {
    this.matters = matters;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping
  View ask(HttpServletRequest request) {
    return session.current(request).isPresent()
        ? form(request, Mistakes.NONE)
        : Pages.to(session.entrance(request));
  }

  @PostMapping
  View make(HttpServletRequest request) {
    // Another matter may be open in this browser: what the form brings along comes first.
    Optional<Complainant> holder =
        SentForm.typed(request, "number").isEmpty()
            ? session.current(request)
            : withReceipt(request);
    if (holder.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return form(request, Mistakes.of("form", page.text("mistake.form-stale")));
    }
    return pages.show(
        "complainant/spare-key-new",
        page,
        Map.of("number", holder.get().number(), "key", matters.spareKey(holder.get())));
  }

  private Optional<Complainant> withReceipt(HttpServletRequest request) {
    return session
        .open(SentForm.typed(request, "number"), SentForm.typed(request, "key"))
        .opened()
        .filter(Complainant.class::isInstance)
        .map(Complainant.class::cast);
  }

  private View form(HttpServletRequest request, Mistakes mistakes) {
    return pages.show("complainant/spare-key", pages.frame(request), Map.of("mistakes", mistakes));
  }
}
