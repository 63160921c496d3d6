package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Change;
import org.huiyin.authority.Cover;
import org.huiyin.authority.Covers;
import org.huiyin.authority.Finding;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.web.LanguageResolver;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Leave cover: who stands in for whom, now and later. What is right and wrong is decided by
/// [Covers] alone.
@Controller("coverPages")
@RequestMapping(CoverController.PATH)
class CoverController {

  static final String PATH = "/desk/cover";

  private static final List<String> DONE = List.of("set", "ended", "gone");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Covers covers;
  private final Matters matters;
  private final CoverPage shown;

  CoverController(Covers covers, Matters matters, CoverPage shown) {
    this.covers = covers;
    this.matters = matters;
    this.shown = shown;
  }

  @GetMapping
  View list(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestParam(name = "done", defaultValue = "") String done) {
    CoverTyped begun = CoverTyped.begun(officer, matters.today(officer));
    return shown.show(request, officer, begun, DONE.contains(done) ? done : "", Mistakes.NONE);
  }

  @PostMapping
  View set(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = shown.frame(request);
    CoverTyped typed = CoverTyped.of(request);
    if (SentForm.stale(request)) {
      return again(request, officer, Mistakes.of("form", page.text("mistake.form-stale")));
    }
    if (request.getParameter(LanguageResolver.CHOICE) != null
        || SentForm.typed(request, "go").equals("officer")) {
      return again(request, officer, Mistakes.NONE);
    }
    Mistakes missing = missing(typed, page);
    return missing.any()
        ? again(request, officer, missing)
        : switch (covers.add(officer.editor(), cover(typed, officer), matters.today(officer))) {
          case Change.Refused<Cover>(var findings) ->
              again(request, officer, mistakes(findings, page));
          case Change.Created<Cover> _,
              Change.Changed<Cover> _,
              Change.Proposed<Cover> _,
              Change.Absent<Cover> _ ->
              Pages.to(PATH + "?done=set");
        };
  }

  @PostMapping("/end")
  View end(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestParam(name = "cover", defaultValue = "") String cover) {
    if (SentForm.stale(request)) {
      Page page = shown.frame(request);
      return shown.show(
          request,
          officer,
          CoverTyped.begun(officer, matters.today(officer)),
          "",
          Mistakes.of("form", page.text("mistake.form-stale")));
    }
    Optional<UUID> id = CoverTyped.id(cover);
    boolean ended =
        id.isPresent()
            && covers.end(officer.editor(), id.get(), matters.today(officer))
                instanceof Change.Changed;
    return Pages.to(PATH + "?done=" + (ended ? "ended" : "gone"));
  }

  private View again(HttpServletRequest request, OfficerPrincipal officer, Mistakes mistakes) {
    return shown.show(request, officer, CoverTyped.of(request), "", mistakes);
  }

  private static Mistakes missing(CoverTyped typed, Page page) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (CoverTyped.id(typed.substitute()).isEmpty()) {
      missing.put("substitute", page.text("cover.finding.substitute.required"));
    }
    if (Days.of(typed.from()).isEmpty()) {
      missing.put("from", page.text("mistake.required.on"));
    }
    if (Days.of(typed.until()).isEmpty()) {
      missing.put("until", page.text("mistake.required.on"));
    }
    return new Mistakes(missing);
  }

  private static Cover cover(CoverTyped typed, OfficerPrincipal officer) {
    LocalDate from = Days.of(typed.from()).orElseThrow();
    LocalDate until = Days.of(typed.until()).orElseThrow();
    return new Cover(
        new UUID(RANDOM.nextLong(), RANDOM.nextLong()),
        typed.absent(officer),
        CoverTyped.id(typed.substitute()).orElseThrow(),
        from,
        until);
  }

  private static Mistakes mistakes(List<Finding> findings, Page page) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String key = "cover.finding." + finding.field() + "." + finding.reason().id();
      sentences.putIfAbsent(finding.field(), page.textOr(key, "mistake.other", Cover.MOST_DAYS));
    }
    return new Mistakes(sentences);
  }
}
