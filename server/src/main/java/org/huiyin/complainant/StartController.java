package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class StartController {

  private final Pages pages;
  private final DraftForms drafts;

  StartController(Pages pages, DraftForms drafts) {
    this.pages = pages;
    this.drafts = drafts;
  }

  @GetMapping("/")
  View start(HttpServletRequest request) {
    return pages.show(
        "complainant/start",
        pages.frame(request),
        Map.of("draft", drafts.kept(request).isPresent()));
  }
}
