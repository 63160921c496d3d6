package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.EditionPlan;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.SetUp;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.procedure.Difference;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.procedure.Planning;
import org.huiyin.procedure.Upload;
import org.huiyin.procedure.Withdrawal;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Rulebooks are uploaded, looked at and planned: what the linter found, what would change for
/// whom, and from which day on.
@Controller
class UploadedController {

  private static final String LIST = "/admin/rulebooks";
  private static final String ONE = LIST + "/{digest}";

  private final Editions editions;
  private final Planning planning;
  private final Directory directory;
  private final SetUp setUp;
  private final AdminPages pages;

  UploadedController(
      Editions editions, Planning planning, Directory directory, SetUp setUp, AdminPages pages) {
    this.setUp = setUp;
    this.editions = editions;
    this.planning = planning;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping(LIST)
  View list(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return list(request, officer, Mistakes.NONE, List.of());
  }

  private View list(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Mistakes mistakes,
      List<Finding> unreadable) {
    Page page = pages.frame(request);
    return pages.show(
        "editions",
        page,
        officer,
        Map.of(
            "editions",
            editions.all().stream()
                .map(edition -> UploadedRow.of(page, editions, edition))
                .toList(),
            "planned",
            PlannedRow.all(page, directory.snapshot(), editions),
            "mistakes",
            mistakes,
            "unreadable",
            unreadable,
            "done",
            request.getMethod().equals("GET") && request.getParameter("done") != null));
  }

  @PostMapping(LIST)
  View upload(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    byte[] document = SentForm.document(request, "document");
    if (SentForm.stale(request) || document.length == 0) {
      String why = SentForm.stale(request) ? "mistake.form-stale" : "admin.edition.nothing-sent";
      return list(request, officer, Mistakes.of("document", page.text(why)), List.of());
    }
    return switch (editions.upload(officer.editor(), document)) {
      case Upload.Kept(Edition edition) -> {
        editions.linting(edition.rulebook(), Planning.PATIENCE);
        yield Pages.to(LIST + "/" + edition.digest());
      }
      case Upload.Taken(Edition other) ->
          list(
              request,
              officer,
              Mistakes.of(
                  "document", page.text("admin.edition.taken", other.rulebook().toString())),
              List.of());
      case Upload.Unreadable(List<Finding> findings) ->
          list(
              request,
              officer,
              Mistakes.of("document", page.text("admin.edition.unreadable")),
              findings);
    };
  }

  @GetMapping(ONE)
  View one(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String digest) {
    return one(request, officer, find(digest), Mistakes.NONE);
  }

  private Edition find(String digest) {
    return editions.find(digest).orElseThrow(PageNotFound::new);
  }

  private View one(
      HttpServletRequest request, OfficerPrincipal officer, Edition edition, Mistakes mistakes) {
    Page page = pages.frame(request);
    Rulebook rulebook = edition.rulebook();
    Planned asked = Planned.asked(request, officer, rulebook);
    List<Difference> changes =
        editions.changes(asked.institution(), rulebook, asked.from()).orElse(List.of());
    Map<String, Object> shown = new HashMap<>();
    shown.put("row", UploadedRow.of(page, editions, edition));
    shown.put("linting", editions.linting(rulebook));
    shown.put("asked", asked);
    shown.put("changes", changes);
    shown.put("unfit", editions.unfit(asked.institution(), rulebook));
    shown.put("mistakes", mistakes);
    shown.put("institutions", institutions(page));
    shown.put("alone", setUp.isOn());
    shown.put("reason", SentForm.typed(request, "reason"));
    return pages.show("edition", page, officer, shown);
  }

  private List<Option> institutions(Page page) {
    return directory.all().stream()
        .map(one -> new Option(one.id().toString(), page.in(one.name())))
        .toList();
  }

  /// What is asked for: the institution, and the day.
  ///
  /// @param typed the day as it was typed
  record Planned(UUID institution, LocalDate from, String typed) {

    static Planned asked(HttpServletRequest request, OfficerPrincipal officer, Rulebook rulebook) {
      UUID institution = Typed.uuid(SentForm.typed(request, "institution"));
      String typed = SentForm.typed(request, "from").strip();
      LocalDate day = day(typed);
      return new Planned(
          institution == null ? officer.institution() : institution,
          day == null ? LocalDate.MAX : day,
          typed);
    }

    static @Nullable LocalDate day(String typed) {
      try {
        return LocalDate.parse(typed);
      } catch (DateTimeParseException malformed) {
        return null;
      }
    }

    boolean isDay() {
      return !from.equals(LocalDate.MAX);
    }
  }

  @PostMapping(ONE)
  View act(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String digest) {
    Edition edition = find(digest);
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      Mistakes stale = Mistakes.of("form", page.text("mistake.form-stale"));
      return one(request, officer, edition, stale);
    }
    return SentForm.typed(request, "go").equals("withdraw")
        ? withdrawn(request, officer, edition)
        : planned(request, officer, edition);
  }

  private View withdrawn(HttpServletRequest request, OfficerPrincipal officer, Edition edition) {
    Page page = pages.frame(request);
    return editions.withdraw(officer.editor(), edition.digest()) == Withdrawal.KEPT
        ? one(request, officer, edition, Mistakes.of("form", page.text("admin.edition.kept")))
        : Pages.to(LIST + "?done=yes");
  }

  private View planned(HttpServletRequest request, OfficerPrincipal officer, Edition edition) {
    Page page = pages.frame(request);
    Planned asked = Planned.asked(request, officer, edition.rulebook());
    if (!asked.isDay()) {
      Mistakes malformed = Mistakes.of("from", page.text("admin.finding.malformed.from"));
      return one(request, officer, edition, malformed);
    }
    boolean knowing = SentForm.typed(request, "knowing").equals("yes");
    Change<EditionPlan> change =
        planning.plan(
            officer.editor().because(SentForm.typed(request, "reason")),
            asked.institution(),
            edition.digest(),
            asked.from(),
            knowing);
    return switch (change) {
      case Change.Created<EditionPlan> _, Change.Changed<EditionPlan> _ ->
          Pages.to(LIST + "?done=yes");
      case Change.Proposed<EditionPlan>(Proposal proposal) ->
          Pages.to(ProposalsController.at(proposal) + "?done=proposed");
      case Change.Absent<EditionPlan> _ -> throw new PageNotFound();
      case Change.Refused<EditionPlan>(var findings) ->
          one(request, officer, edition, mistakes(page, findings));
    };
  }

  private static Mistakes mistakes(Page page, List<org.huiyin.authority.Finding> findings) {
    Map<String, String> sentences = new LinkedHashMap<>();
    findings.forEach(
        finding ->
            sentences.putIfAbsent(
                finding.field().equals("digest") ? "form" : finding.field(),
                Found.sentence(finding, page)));
    return new Mistakes(sentences);
  }

  @PostMapping("/admin/planned-rulebooks")
  View callOff(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    UUID institution = Typed.uuid(SentForm.typed(request, "institution"));
    LocalDate from = Planned.day(SentForm.typed(request, "from"));
    if (SentForm.stale(request) || institution == null || from == null) {
      Mistakes stale = Mistakes.of("form", page.text("mistake.form-stale"));
      return list(request, officer, stale, List.of());
    }
    Change<EditionPlan> change =
        planning.callOff(officer.editor(), institution, SentForm.typed(request, "rulebook"), from);
    return change instanceof Change.Refused<EditionPlan>(var findings)
        ? list(request, officer, mistakes(page, findings), List.of())
        : Pages.to(LIST + "?done=yes");
  }
}
