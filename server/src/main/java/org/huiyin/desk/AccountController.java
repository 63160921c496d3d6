package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.Passkeys;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Sessions;
import org.huiyin.access.Token;
import org.huiyin.access.Tokens;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.Role;
import org.huiyin.authority.Settlement;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// An officer's own account: what they may do, how they prove who they are, where they are signed
/// in, which tokens act for them, and who gave them a way in.
@Controller
@RequestMapping("/account")
class AccountController {

  private final Sessions sessions;
  private final SecondFactor secondFactor;
  private final Passkeys passkeys;
  private final Tokens tokens;
  private final Credentials credentials;
  private final Proposals proposals;
  private final Directory directory;
  private final Door door;
  private final Pages pages;
  private final InstantSource securityTime;
  private final ZoneId zone;

  AccountController(
      Sessions sessions,
      SecondFactor secondFactor,
      Passkeys passkeys,
      Tokens tokens,
      Credentials credentials,
      Proposals proposals,
      Directory directory,
      Door door,
      Pages pages,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone) {
    this.sessions = sessions;
    this.secondFactor = secondFactor;
    this.passkeys = passkeys;
    this.tokens = tokens;
    this.credentials = credentials;
    this.proposals = proposals;
    this.directory = directory;
    this.door = door;
    this.pages = pages;
    this.securityTime = securityTime;
    this.zone = zone;
  }

  @GetMapping
  View show(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    String done = SentForm.typed(request, "done");
    boolean known = List.of("passkey", "removed", "ended", "revoked", "refused").contains(done);
    return show(request, officer, known ? page.text("account.done." + done) : "", Mistakes.NONE);
  }

  /// Ends the officer's own sessions, wherever the form comes from a page of theirs.
  @PostMapping
  View endOthers(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    if (SentForm.stale(request)) {
      return stale(request, officer);
    }
    int ended = sessions.endOthers(officer, secret(request));
    String done = pages.frame(request).text("account.done", ended);
    return show(request, officer, done, Mistakes.NONE);
  }

  @PostMapping("/sessions/{id}/end")
  View end(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    if (SentForm.stale(request)) {
      return stale(request, officer);
    }
    // Ended already is as good.
    sessions.end(officer, uuid(id));
    return Pages.to("/account?done=ended");
  }

  @PostMapping("/tokens/{id}/revoke")
  View revoke(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    if (SentForm.stale(request)) {
      return stale(request, officer);
    }
    if (!tokens.revoke(officer, uuid(id))) {
      throw new PageNotFound();
    }
    return Pages.to("/account?done=revoked");
  }

  /// Keeps a way in to the officer's own account from coming into force.
  @PostMapping("/ways-in/{id}/refuse")
  View refuse(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    if (SentForm.stale(request)) {
      return stale(request, officer);
    }
    return switch (proposals.refuse(officer.editor(), uuid(id))) {
      case Settlement.Settled _ -> Pages.to("/account?done=refused");
      case Settlement.Over(Proposal.State state) ->
          refused(
              request,
              officer,
              state == Proposal.State.APPROVED
                  ? "account.offered.too-late"
                  : "account.offered.over");
      case Settlement.Absent _, Settlement.Refused _, Settlement.Unfit _ ->
          throw new PageNotFound();
    };
  }

  View stale(HttpServletRequest request, OfficerPrincipal officer) {
    return refused(request, officer, "mistake.form-stale");
  }

  View refused(HttpServletRequest request, OfficerPrincipal officer, String why) {
    return show(request, officer, "", Mistakes.of("form", pages.frame(request).text(why)));
  }

  private View show(
      HttpServletRequest request, OfficerPrincipal officer, String done, Mistakes mistakes) {
    Page page = pages.frame(request);
    AccountWords words = new AccountWords(page, directory, zone);
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("roles", roles(page, officer));
    shown.put("sessions", sessions.open(officer, secret(request)));
    shown.put("having", secondFactor.of(officer));
    shown.put("required", secondFactor.requiredOf(officer));
    shown.put("passkeys", passkeys.of(officer));
    shown.put("tokens", tokens.of(officer).stream().filter(this::inForce).toList());
    shown.put("given", credentials.given(officer).stream().map(words::given).toList());
    shown.put("offered", proposals.waysIn(officer.officer()));
    shown.put("provider", door.of(page, officer.officer()));
    shown.put("words", words);
    shown.put("done", done);
    shown.put("mistakes", mistakes);
    return pages.show("desk/account", page, shown);
  }

  private boolean inForce(Token token) {
    Instant now = securityTime.instant();
    return token.revoked() == null && token.expires().isAfter(now);
  }

  private static List<String> roles(Page page, OfficerPrincipal officer) {
    return officer.roles().stream()
        .sorted()
        .map(Role::id)
        .map(role -> page.text("admin.role." + role))
        .toList();
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException malformed) {
      throw new PageNotFound();
    }
  }

  private static String secret(HttpServletRequest request) {
    return OfficerCookie.secret(request).orElse("");
  }
}
