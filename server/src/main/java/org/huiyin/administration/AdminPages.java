package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.desk.SignedIn;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The frame around every page for administrators. Thread-safe.
@Component
final class AdminPages {

  private final Pages pages;
  private final Directory directory;

  AdminPages(Pages pages, Directory directory) {
    this.pages = pages;
    this.directory = directory;
  }

  Page frame(HttpServletRequest request) {
    return pages.frame(request);
  }

  /// The officer with this id: never the one who asks.
  ///
  /// @throws PageNotFound if there is no other
  Officer another(OfficerPrincipal asking, String id) {
    UUID whose = Typed.uuid(id);
    if (whose == null || asking.officer().equals(whose)) {
      throw new PageNotFound();
    }
    return directory.officer(whose).orElseThrow(PageNotFound::new);
  }

  View show(String template, Page page, OfficerPrincipal officer, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("officer", SignedIn.of(officer, directory));
    return pages.show("administration/" + template, page, all);
  }
}
