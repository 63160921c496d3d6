package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.huiyin.access.Credentials;
import org.huiyin.access.Session;
import org.huiyin.authority.Directory;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Pages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page that asks for a new password. Thread-safe.
@Component
final class PasswordPage {

  private final Pages pages;
  private final Directory directory;
  private final Credentials credentials;
  private final ZoneId zone;

  PasswordPage(
      Pages pages,
      Directory directory,
      Credentials credentials,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone) {
    this.pages = pages;
    this.directory = directory;
    this.credentials = credentials;
    this.zone = zone;
  }

  View ask(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    return pages.show(
        "desk/password",
        pages.frame(request).switchedBy("other-language"),
        Map.of(
            "given",
            session.mustChange() ? given(request, session) : "",
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

  /// Who gave the start password, and when: an officer who asked for none learns of it here.
  private String given(HttpServletRequest request, Session session) {
    AccountWords words = new AccountWords(pages.frame(request), directory, zone);
    return credentials.given(session.officer()).stream()
        .filter(one -> !one.provider())
        .findFirst()
        .map(words::given)
        .orElse("");
  }

  /// Rounded up, so that nobody who waits comes too early.
  static long seconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }
}
