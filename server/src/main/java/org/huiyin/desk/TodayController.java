package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.DutyPage;
import org.huiyin.matter.DutyQuery;
import org.huiyin.matter.Matters;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// What an officer owes, by due date.
@Controller
class TodayController {

  private static final int LISTED = 50;

  private final Matters matters;
  private final Directory directory;
  private final Pages pages;

  TodayController(Matters matters, Directory directory, Pages pages) {
    this.matters = matters;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/desk")
  View today(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestParam(name = "after", defaultValue = "") String after) {
    Page page = pages.frame(request);
    DutyQuery query =
        new DutyQuery(null, null, null, null, false, false, DutyQuery.Cursor.parse(after), LISTED);
    DutyPage duties = matters.duties(officer, query, page.locale());
    return pages.show(
        "desk/today", page, Map.of("officer", SignedIn.of(officer, directory), "duties", duties));
  }
}
