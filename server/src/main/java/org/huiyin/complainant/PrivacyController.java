package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// What is stored where, for how long, and who can read it, as the documents say it.
@Controller
class PrivacyController {

  private final Pages pages;
  private final PrivacyText zh = PrivacyText.of("privacy.zh-CN.md");
  private final PrivacyText en = PrivacyText.of("privacy.md");

  PrivacyController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/privacy")
  View privacy(HttpServletRequest request) {
    Page page = pages.frame(request);
    PrivacyText text = page.chinese() ? zh : en;
    return pages.show(
        "complainant/privacy", page, Map.of("title", text.title(), "told", text.content()));
  }
}
