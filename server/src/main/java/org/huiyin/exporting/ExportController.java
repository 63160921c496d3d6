package org.huiyin.exporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.LargeExports;
import org.huiyin.copy.Copy;
import org.huiyin.desk.SignedIn;
import org.huiyin.desk.TodayFilter;
import org.huiyin.matter.ListExports;
import org.huiyin.matter.Matters;
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

/// The list of what an officer owes, narrowed as they looked at it, to be taken along.
@Controller
@RequestMapping("/desk/export")
class ExportController {

  private final TakenAlong taken;
  private final LargeExports large;
  private final Matters matters;
  private final Directory directory;
  private final Pages pages;

  ExportController(
      TakenAlong taken, LargeExports large, Matters matters, Directory directory, Pages pages) {
    this.taken = taken;
    this.large = large;
    this.matters = matters;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping
  View form(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return ask(request, officer, Mistakes.NONE);
  }

  @PostMapping
  View export(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return ask(request, officer, again.get());
    }
    Optional<ListExports.Reason> reason = ListExports.Reason.of(SentForm.typed(request, "reason"));
    if (reason.isEmpty()) {
      return ask(request, officer, Mistakes.of("reason", page.text("export.mistake.reason")));
    }
    Optional<TableForm> form = TableForm.of(SentForm.typed(request, "file"));
    if (form.isEmpty()) {
      return ask(request, officer, Mistakes.of("file", page.text("export.mistake.file")));
    }
    TodayFilter filter = TodayFilter.of(request);
    if (SentForm.typed(request, "do").equals("ask")) {
      return asked(request, officer, filter, reason.get());
    }
    return taken
        .alone(officer, filter.kept(), reason.get(), page.locale())
        .map(duties -> sent(form.get().copy(name(officer), new DutyTable(page::text, duties))))
        .orElseGet(() -> ask(request, officer, tooMany(page)));
  }

  private String name(OfficerPrincipal officer) {
    return "huiyin-" + matters.today(officer);
  }

  private static Mistakes tooMany(Page page) {
    return Mistakes.of("list", page.text("export.too-many-alone", ListExports.MOST));
  }

  private View asked(
      HttpServletRequest request,
      OfficerPrincipal officer,
      TodayFilter filter,
      ListExports.Reason reason) {
    return large.ask(officer.editor(), officer.institution(), filter.kept(), reason.id())
        ? Pages.to("/desk/exports")
        : ask(
            request,
            officer,
            Mistakes.of("list", pages.frame(request).text("export.ask-enough", LargeExports.MOST)));
  }

  private static View sent(Copy copy) {
    return (_, _, response) -> copy.sendTo(response);
  }

  private View ask(HttpServletRequest request, OfficerPrincipal officer, Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("filter", TodayFilter.of(request));
    shown.put("reason", SentForm.typed(request, "reason"));
    shown.put("file", SentForm.typed(request, "file"));
    shown.put("mistakes", mistakes);
    return pages.show("exporting/list", pages.frame(request).switchedBy("export"), shown);
  }
}
