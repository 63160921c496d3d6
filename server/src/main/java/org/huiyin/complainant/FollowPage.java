package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page that asks for number and key. Thread-safe.
@Component
final class FollowPage {

  private final Pages pages;

  FollowPage(Pages pages) {
    this.pages = pages;
  }

  /// @param kept what was typed at a form that came too late, sealed; empty if there is none
  View ask(
      HttpServletRequest request,
      HttpStatus status,
      String number,
      String kept,
      Mistakes mistakes) {
    Page page = pages.frame(request);
    return pages.show(
        status,
        "complainant/follow",
        kept.isEmpty() ? page : page.switchedBy("other-language"),
        Map.of("number", number, "kept", kept, "mistakes", mistakes));
  }
}
