package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Session;
import org.huiyin.authority.Directory;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The pages that ask for what comes beside a password: when signing in, and once more before
/// what is grave. Thread-safe.
@Component
final class CodePage {

  private final Pages pages;
  private final Directory directory;
  private final SecondFactor secondFactor;
  private final Challenges challenges;

  CodePage(Pages pages, Directory directory, SecondFactor secondFactor, Challenges challenges) {
    this.pages = pages;
    this.directory = directory;
    this.secondFactor = secondFactor;
    this.challenges = challenges;
  }

  View ask(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    SecondFactor.Having having = secondFactor.of(session.officer());
    return show(request, "desk/code", "codes", having, session, onward, mistakes);
  }

  View proveAgain(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    SecondFactor.Having having = secondFactor.of(session.officer());
    return show(request, "desk/prove", "second", having, session, onward, mistakes);
  }

  private View show(
      HttpServletRequest request,
      String template,
      String whether,
      SecondFactor.Having having,
      Session session,
      Onward onward,
      Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(session.officer(), directory));
    shown.put("onward", onward);
    shown.put(whether, whether.equals("codes") ? having.codes() : having.any());
    shown.put("mistakes", mistakes);
    if (having.passkeys() > 0) {
      shown.put("asked", challenges.toProve(request));
    }
    return pages.show(
        HttpStatus.OK, template, pages.frame(request).switchedBy("other-language"), shown);
  }
}
