package org.huiyin.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.huiyin.access.Session;
import org.huiyin.authority.Directory;
import org.huiyin.page.BrowserRules;
import org.huiyin.page.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// What a signed-in officer is answered who may not: what they can do instead.
@Component
final class NotForThisOfficer implements AccessDeniedHandler {

  private final Pages pages;
  private final Directory directory;

  NotForThisOfficer(Pages pages, Directory directory) {
    this.pages = pages;
    this.directory = directory;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws ServletException, IOException {
    if (refused instanceof CsrfException) {
      BrowserRules.showAgain(request, response);
      return;
    }
    Session session = SessionFilter.session(request).orElseThrow();
    if (!session.open()) {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, NextPage.address(session.need()));
      return;
    }
    SignedIn officer = SignedIn.of(session.officer(), directory);
    Pages.answer(
        pages.show(
            HttpStatus.FORBIDDEN, "desk/refused", pages.frame(request), Map.of("officer", officer)),
        request,
        response);
  }
}
