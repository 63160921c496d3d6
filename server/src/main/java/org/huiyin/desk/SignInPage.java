package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page that asks for name and password. Thread-safe.
@Component
final class SignInPage {

  /// Why it is shown.
  enum Why {
    ASKED,
    /// A form came too late, and is carried on.
    KEPT,
    /// A form came too late, and it isn't known whose it was.
    LOST
  }

  private final Pages pages;
  private final Challenges challenges;
  private final Door door;

  SignInPage(Pages pages, Challenges challenges, Door door) {
    this.pages = pages;
    this.challenges = challenges;
    this.door = door;
  }

  View ask(HttpServletRequest request, HttpStatus status, Onward onward, Why why) {
    return view(request, status, onward, why, "", Mistakes.NONE);
  }

  View askAgain(
      HttpServletRequest request,
      HttpStatus status,
      Onward onward,
      String name,
      Mistakes mistakes) {
    Why why = onward.kept().isEmpty() ? Why.ASKED : Why.KEPT;
    return view(request, status, onward, why, name, mistakes);
  }

  private View view(
      HttpServletRequest request,
      HttpStatus status,
      Onward onward,
      Why why,
      String name,
      Mistakes mistakes) {
    // Not by the form itself: Enter would then change the language instead of signing in.
    Page page = pages.frame(request).switchedBy("other-language");
    Map<String, Object> shown = new HashMap<>();
    shown.put("onward", onward);
    shown.put("why", why);
    shown.put("name", name);
    shown.put("mistakes", mistakes);
    shown.put("provider", door.provider(request, page));
    shown.put("only", door.only());
    if (!door.only()) {
      shown.put("asked", challenges.toProve(request));
    }
    return pages.show(status, "desk/sign-in", page, shown);
  }
}
