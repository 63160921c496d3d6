package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.ErasedKeyHolder;
import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.PrintedKeyHolder;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// A key of one's own: the only page that a key opens which an officer printed, and the way to
/// end a key that somebody has seen.
@Controller
class KeyController {

  static final String KEY = "/matter/key";

  private final Matters matters;
  private final MatterSession session;
  private final Pages pages;

  KeyController(Matters matters, MatterSession session, Pages pages) {
    this.matters = matters;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping(KEY)
  View ask(HttpServletRequest request) {
    return session
        .holder(request)
        .filter(holder -> !(holder instanceof ErasedKeyHolder))
        .map(holder -> first(request, holder, Mistakes.NONE))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @PostMapping(KEY)
  View make(HttpServletRequest request) {
    Optional<KeyHolder> holder = session.holder(request);
    if (holder.isEmpty() || holder.get() instanceof ErasedKeyHolder) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return first(request, holder.get(), Mistakes.of("form", page.text("mistake.form-stale")));
    }
    String who = SentForm.typed(request, "who");
    if (who.isEmpty() && matters.isHelpers(holder.get())) {
      return first(request, holder.get(), Mistakes.of("who", page.text("mistake.required.who")));
    }
    String key =
        who.equals("person") ? matters.takeKey(holder.get()) : matters.newKey(holder.get());
    return pages.show(
        "complainant/key-new", page, Map.of("number", holder.get().number(), "key", key));
  }

  private View first(HttpServletRequest request, KeyHolder holder, Mistakes mistakes) {
    return pages.show(
        "complainant/key-first",
        pages.frame(request),
        Map.of(
            "printed",
            holder instanceof PrintedKeyHolder,
            "helper",
            matters.isHelpers(holder),
            "mistakes",
            mistakes));
  }
}
