package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.SetUp;
import org.huiyin.page.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class AdminController {

  private static final int MOST = 30;

  private final Directory directory;
  private final Proposals proposals;
  private final SetUp setUp;
  private final AdminPages pages;

  AdminController(Directory directory, Proposals proposals, SetUp setUp, AdminPages pages) {
    this.directory = directory;
    this.proposals = proposals;
    this.setUp = setUp;
    this.pages = pages;
  }

  @GetMapping("/admin")
  View start(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    List<Undone> undone = Undone.in(directory.snapshot());
    return pages.show(
        "start",
        page,
        officer,
        Map.of(
            "undone",
            undone.stream().limit(MOST).toList(),
            "more",
            Math.max(0, undone.size() - MOST),
            "waiting",
            proposals.waiting().size(),
            "alone",
            setUp.isOn()));
  }
}
