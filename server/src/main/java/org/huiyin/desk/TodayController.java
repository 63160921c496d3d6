package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.KeptFilters;
import org.huiyin.authority.Role;
import org.huiyin.matter.Matters;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// What an officer owes, by due date.
@Controller
class TodayController {

  private static final int LISTED = 50;

  private final Matters matters;
  private final Directory directory;
  private final Pages pages;
  private final KeptFilters kept;

  TodayController(Matters matters, Directory directory, Pages pages, KeptFilters kept) {
    this.matters = matters;
    this.directory = directory;
    this.pages = pages;
    this.kept = kept;
  }

  @PostMapping("/desk/filter")
  View keep(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    TodayFilter filter = TodayFilter.of(request);
    if (SentForm.typed(request, "do").equals("forget")) {
      kept.forget(officer.editor(), filter.kept());
    } else if (filter.narrows()) {
      kept.keep(officer.editor(), filter.kept());
    }
    return Pages.to(filter.of(filter.list()).address());
  }

  @GetMapping("/desk")
  View today(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    TodayFilter filter = TodayFilter.of(request);
    TodayPage today =
        new TodayPage(
            filter,
            matters.dutyOverview(officer, page.locale()),
            matters.duties(officer, filter.query(LISTED), page.locale()),
            new DueIn(page, matters.today(officer)),
            officer.unit() != null,
            officer.roles().contains(Role.LEAD),
            kept.of(officer.editor()).stream().map(TodayFilter::of).toList());
    return pages.show(
        "desk/today", page, Map.of("officer", SignedIn.of(officer, directory), "today", today));
  }
}
