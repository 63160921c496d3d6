package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.huiyin.access.Credentials;
import org.huiyin.access.Session;
import org.huiyin.authority.Directory;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page that asks for a new password. Thread-safe.
@Component
final class PasswordPage {

  private final Pages pages;
  private final Directory directory;

  PasswordPage(Pages pages, Directory directory) {
    this.pages = pages;
    this.directory = directory;
  }

  View ask(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    return pages.show(
        "desk/password",
        pages.frame(request).switchedBy("other-language"),
        Map.of(
            "officer",
            SignedIn.of(session.officer(), directory),
            "mustChange",
            session.mustChange(),
            "shortest",
            Credentials.SHORTEST,
            "onward",
            onward,
            "mistakes",
            mistakes));
  }

  /// Rounded up, so that nobody who waits comes too early.
  static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }
}
