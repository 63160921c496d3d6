package org.huiyin.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Procedures;
import org.huiyin.desk.SignedIn;
import org.huiyin.matter.Matters;
import org.huiyin.matter.OfficialActs;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.rulebook.Rulebook;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The list of official acts, with its filters. It leads to no matter: an auditor opens none.
@Controller
class AuditController {

  private static final String READING = "open";

  private final OfficialActs acts;
  private final Matters matters;
  private final Directory directory;
  private final Procedures procedures;
  private final Pages pages;

  AuditController(
      OfficialActs acts, Matters matters, Directory directory, Procedures procedures, Pages pages) {
    this.acts = acts;
    this.matters = matters;
    this.directory = directory;
    this.procedures = procedures;
    this.pages = pages;
  }

  /// One choice of a list.
  ///
  /// @param value what the form sends
  public record Choice(String value, String label) {}

  @GetMapping("/audit")
  View list(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal auditor) {
    Page page = pages.frame(request);
    LocalDate today = matters.today(auditor);
    Filter filter = Filter.of(request, today);
    return pages.show(
        "audit/acts",
        page,
        Map.of(
            "officer", SignedIn.of(auditor, directory),
            "filter", filter,
            "officers", officers(auditor, page),
            "kinds", kinds(auditor, page),
            "acts", acts.of(auditor, filter.query(), page.locale())));
  }

  private List<Choice> officers(OfficerPrincipal auditor, Page page) {
    return acts.officers(auditor).stream()
        .map(
            each ->
                new Choice(
                    each.id().toString(),
                    page.text(
                        "audit.officer.of",
                        each.name(),
                        directory
                            .institution(each.institution())
                            .map(Institution::name)
                            .map(page::in)
                            .orElse(""))))
        .toList();
  }

  private List<Choice> kinds(OfficerPrincipal auditor, Page page) {
    List<Choice> kinds = new ArrayList<>();
    kinds.add(new Choice(READING, page.text("audit.reading")));
    procedures.inForce(auditor.institution()).stream()
        .flatMap(rulebook -> named(rulebook, page.locale()).stream())
        .forEach(kinds::add);
    return kinds;
  }

  private static List<Choice> named(Rulebook rulebook, Locale locale) {
    return rulebook.acts().values().stream()
        .filter(act -> !act.isSystem())
        .map(act -> new Choice(act.id(), act.title().in(locale)))
        .toList();
  }
}
