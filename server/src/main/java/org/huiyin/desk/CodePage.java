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
  private final Door door;

  CodePage(
      Pages pages,
      Directory directory,
      SecondFactor secondFactor,
      Challenges challenges,
      Door door) {
    this.door = door;
    this.pages = pages;
    this.directory = directory;
    this.secondFactor = secondFactor;
    this.challenges = challenges;
  }

  View ask(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    SecondFactor.Having having = secondFactor.of(session.officer());
    Map<String, Object> shown = new HashMap<>();
    shown.put("codes", having.codes());
    return show(request, "desk/code", shown, having, session, onward, mistakes);
  }

  View proveAgain(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    SecondFactor.Having having = secondFactor.of(session.officer());
    Map<String, Object> shown = new HashMap<>();
    shown.put("second", having.any());
    shown.put(
        "provider", door.provider(request, pages.frame(request), session.officer().officer()));
    shown.put("only", door.only());
    return show(request, "desk/prove", shown, having, session, onward, mistakes);
  }

  private View show(
      HttpServletRequest request,
      String template,
      Map<String, Object> shown,
      SecondFactor.Having having,
      Session session,
      Onward onward,
      Mistakes mistakes) {
    shown.put("officer", SignedIn.of(session.officer(), directory));
    shown.put("onward", onward);
    shown.put("mistakes", mistakes);
    if (having.passkeys() > 0) {
      shown.put("asked", challenges.toProve(request));
    }
    return pages.show(
        HttpStatus.OK, template, pages.frame(request).switchedBy("other-language"), shown);
  }
}
