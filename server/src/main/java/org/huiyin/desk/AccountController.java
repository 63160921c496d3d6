package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Sessions;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Role;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// An officer's own account: what they may do, and where they are signed in.
@Controller
@RequestMapping("/desk/account")
class AccountController {

  private final Sessions sessions;
  private final Directory directory;
  private final Pages pages;

  AccountController(Sessions sessions, Directory directory, Pages pages) {
    this.sessions = sessions;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping
  View show(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return show(request, officer, "", Mistakes.NONE);
  }

  /// Ends the officer's own sessions, wherever the form comes from a page of theirs.
  @PostMapping
  View endOthers(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      Mistakes stale = Mistakes.of("form", page.text("mistake.form-stale"));
      return show(request, officer, "", stale);
    }
    int ended = sessions.endOthers(officer, secret(request));
    return show(request, officer, page.text("account.done", ended), Mistakes.NONE);
  }

  private View show(
      HttpServletRequest request, OfficerPrincipal officer, String done, Mistakes mistakes) {
    Page page = pages.frame(request);
    List<String> roles =
        officer.roles().stream()
            .sorted()
            .map(Role::id)
            .map(role -> page.text("admin.role." + role))
            .toList();
    return pages.show(
        "desk/account",
        page,
        Map.of(
            "officer", SignedIn.of(officer, directory),
            "roles", roles,
            "sessions", sessions.open(officer, secret(request)),
            "done", done,
            "mistakes", mistakes));
  }

  private static String secret(HttpServletRequest request) {
    return OfficerCookie.secret(request).orElse("");
  }
}
