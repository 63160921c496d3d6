package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.Groups;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Bringing a matter together: inviting others, ending the invitation, and leaving.
@Controller
class GroupController {

  static final String GROUP = "/matter/group";
  private static final String LEAVE = GROUP + "/leave";

  private final Groups groups;
  private final MatterSession session;
  private final Pages pages;

  GroupController(Groups groups, MatterSession session, Pages pages) {
    this.groups = groups;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping(GROUP)
  View show(HttpServletRequest request) {
    return session
        .participant(request)
        .map(reader -> group(request, reader, "", Mistakes.NONE))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @PostMapping(GROUP)
  View invite(HttpServletRequest request) {
    Optional<Complainant> by = session.current(request);
    if (by.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    String said = SentForm.typed(request, "said");
    if (SentForm.stale(request)) {
      return group(request, by.get(), said, Mistakes.of("form", page.text("mistake.form-stale")));
    }
    return switch (groups.invite(by.get(), said)) {
      case Groups.Invited.Code(var code) ->
          pages.show(
              "complainant/group-code",
              page,
              Map.of("number", by.get().number(), "code", code, "said", said));
      case Groups.Invited.Incomplete(var errors) ->
          group(request, by.get(), said, Mistakes.of(errors, page));
      case Groups.Invited.OnlyThePerson _ ->
          group(request, by.get(), said, Mistakes.of("said", page.text("mistake.only-the-person")));
      case Groups.Invited.Over _ ->
          group(request, by.get(), said, Mistakes.of("said", page.text("group.over")));
    };
  }

  @PostMapping(GROUP + "/close")
  View close(HttpServletRequest request) {
    Optional<Complainant> by = session.current(request);
    if (by.isPresent() && !SentForm.stale(request)) {
      groups.close(by.get());
    }
    return Pages.to(by.isPresent() ? GROUP : session.entrance(request));
  }

  /// Offering to speak for the group, or not any more.
  @PostMapping(GROUP + "/stand")
  View stand(HttpServletRequest request) {
    Optional<Participant> by = session.participant(request);
    if (by.isPresent() && !SentForm.stale(request)) {
      groups.stand(by.get(), SentForm.typed(request, "stands").equals("yes"));
    }
    return Pages.to(by.isPresent() ? GROUP : session.entrance(request));
  }

  /// Saying who should speak for it.
  @PostMapping(GROUP + "/choose")
  View choose(HttpServletRequest request) {
    Optional<Participant> by = session.participant(request);
    if (by.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return group(request, by.get(), "", Mistakes.of("form", page.text("mistake.form-stale")));
    }
    String member = SentForm.typed(request, "member");
    boolean given = member.matches("[0-9]{4}") && groups.choose(by.get(), Integer.parseInt(member));
    return given
        ? Pages.to(GROUP)
        : group(request, by.get(), "", Mistakes.of("member", page.text("group.choose.none")));
  }

  @GetMapping(LEAVE)
  View askToLeave(HttpServletRequest request) {
    return session
        .participant(request)
        .map(_ -> leaving(request, Mistakes.NONE))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @PostMapping(LEAVE)
  View leave(HttpServletRequest request, HttpServletResponse response) {
    Optional<Participant> by = session.participant(request);
    if (by.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return leaving(request, Mistakes.of("form", page.text("mistake.form-stale")));
    }
    if (!groups.leave(by.get())) {
      return leaving(request, Mistakes.of("form", page.text("group.leave.last")));
    }
    response.addHeader(HttpHeaders.SET_COOKIE, MatterSession.ended(request).toString());
    return pages.show("complainant/group-left", page, Map.of());
  }

  private View leaving(HttpServletRequest request, Mistakes mistakes) {
    return pages.show(
        "complainant/group-leave", pages.frame(request), Map.of("mistakes", mistakes));
  }

  private View group(
      HttpServletRequest request, Participant reader, String said, Mistakes mistakes) {
    return pages.show(
        "complainant/group",
        pages.frame(request),
        Map.of(
            "group",
            groups.of(reader),
            "invites",
            reader instanceof Complainant,
            "said",
            said,
            "mistakes",
            mistakes));
  }
}
