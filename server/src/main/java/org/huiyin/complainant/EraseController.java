package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.ErasedKeyHolder;
import org.huiyin.matter.OwnErasure;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Having a matter erased, or who brought it: what goes, what stays, from when, and then the act.
@Controller
class EraseController {

  static final String ERASED = "/matter/erased";

  private static final String ERASE = "/matter/erase";

  private final OwnErasure erasure;
  private final MatterSession session;
  private final Pages pages;

  EraseController(OwnErasure erasure, MatterSession session, Pages pages) {
    this.erasure = erasure;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping(ERASE)
  View ask(
      HttpServletRequest request, @RequestParam(name = "what", defaultValue = "") String what) {
    return session
        .current(request)
        .map(holder -> show(request, holder, what, Mistakes.NONE))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @PostMapping(ERASE)
  View erase(
      HttpServletRequest request, @RequestParam(name = "what", defaultValue = "") String what) {
    Optional<Complainant> holder = session.current(request);
    if (holder.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, holder.get(), what, again.get());
    }
    if (!SentForm.typed(request, "sure").equals("yes")) {
      Mistakes unsure = Mistakes.of("sure", page.text("erase.sure.missing"));
      return show(request, holder.get(), what, unsure);
    }
    Optional<OwnErasure.Kept> kept =
        switch (what) {
          case "all" -> erasure.all(holder.get(), page.locale());
          case "identity" -> erasure.identity(holder.get());
          default -> Optional.of(new OwnErasure.Kept(OwnErasure.Reason.NOBODY, null, ""));
        };
    return kept.isPresent()
        ? show(request, holder.get(), "", Mistakes.NONE)
        : pages.show(
            "complainant/erase-done",
            page,
            Map.of("number", holder.get().number(), "all", what.equals("all")));
  }

  /// What a key opens whose matter was erased.
  @GetMapping(ERASED)
  View erased(HttpServletRequest request) {
    return session
        .holder(request)
        .filter(ErasedKeyHolder.class::isInstance)
        .map(ErasedKeyHolder.class::cast)
        .map(
            holder ->
                pages.show(
                    "complainant/erased",
                    pages.frame(request),
                    Map.of(
                        "number", holder.number(),
                        "on", holder.on(),
                        "archived", Optional.ofNullable(holder.archivedUntil()))))
        .orElseGet(() -> Pages.to(FollowController.FOLLOW));
  }

  private View show(
      HttpServletRequest request, Complainant holder, String what, Mistakes mistakes) {
    Page page = pages.frame(request);
    OwnErasure.Offer offer = erasure.offer(holder, page.locale());
    Optional<OwnErasure.Kept> kept = what.equals("all") ? offer.all() : offer.identity();
    boolean asks = (what.equals("all") || what.equals("identity")) && kept.isEmpty();
    return asks
        ? pages.show(
            "complainant/erase-sure",
            page,
            Map.of("number", holder.number(), "what", what, "mistakes", mistakes))
        : pages.show("complainant/erase", page, Map.of("offer", offer, "mistakes", mistakes));
  }
}
