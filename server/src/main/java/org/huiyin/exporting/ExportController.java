package org.huiyin.exporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
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

  private final ListExports exports;
  private final Matters matters;
  private final Directory directory;
  private final Pages pages;

  ExportController(ListExports exports, Matters matters, Directory directory, Pages pages) {
    this.exports = exports;
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
    return switch (exports.make(
        officer, TodayFilter.of(request).query(ListExports.MOST), reason.get(), page.locale())) {
      case ListExports.Outcome.TooMany() ->
          ask(
              request,
              officer,
              Mistakes.of("list", page.text("export.too-many", ListExports.MOST)));
      case ListExports.Outcome.Made(var duties) ->
          sent(
              form.get()
                  .copy("huiyin-" + matters.today(officer), new DutyTable(page::text, duties)));
    };
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
