package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.RatingBatches;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// How content complainants were with the steps of the institution, for its leads and supervisors.
@Controller
class DeskSatisfactionController {

  private final RatingBatches batches;
  private final Directory directory;
  private final Pages pages;

  DeskSatisfactionController(RatingBatches batches, Directory directory, Pages pages) {
    this.batches = batches;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/desk/satisfaction")
  View read(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    SignedIn signedIn = SignedIn.of(officer, directory);
    return pages.show(
        "desk/satisfaction", page, Map.of("officer", signedIn, "batches", batches.of(officer)));
  }
}
