package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The frame around every page for administrators. Thread-safe.
@Component
final class AdminPages {

  private final Pages pages;

  AdminPages(Pages pages) {
    this.pages = pages;
  }

  Page frame(HttpServletRequest request) {
    return pages.frame(request);
  }

  View show(String template, Page page, OfficerPrincipal officer, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    return pages.show("administration/" + template, page, all);
  }
}
