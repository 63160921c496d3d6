package org.huiyin.exporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.LargeExport;
import org.huiyin.authority.LargeExports;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.desk.SignedIn;
import org.huiyin.desk.TodayFilter;
import org.huiyin.desk.TodayPage;
import org.huiyin.matter.DutyOverview;
import org.huiyin.matter.ExportedDuty;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Lists that two officers agree on before they leave: what one asked for, and what waits for one's
/// own word.
@Controller
@RequestMapping("/desk/exports")
class LongListsController {

  private final LargeExports large;
  private final TakenAlong taken;
  private final Matters matters;
  private final Directory directory;
  private final Pages pages;

  LongListsController(
      LargeExports large, TakenAlong taken, Matters matters, Directory directory, Pages pages) {
    this.large = large;
    this.taken = taken;
    this.matters = matters;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping
  View list(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return show(request, officer, Mistakes.NONE);
  }

  /// Another's word.
  @PostMapping("/{id}")
  View decide(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, officer, again.get());
    }
    if (!Power.AGREE_TO_EXPORT.isHeldBy(officer.roles())) {
      throw new PageNotFound();
    }
    boolean agreed = SentForm.typed(request, "do").equals("agree");
    return large.decide(officer.editor(), officer.institution(), id, agreed)
        ? Pages.to("/desk/exports")
        : show(request, officer, Mistakes.of("list", page.text("export.over")));
  }

  @PostMapping("/{id}/file")
  View take(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    Optional<TableForm> form = TableForm.of(SentForm.typed(request, "file"));
    if (again.isPresent() || form.isEmpty()) {
      return show(request, officer, again.orElse(Mistakes.NONE));
    }
    return switch (taken.agreed(officer, id, page.locale())) {
      case TakenAlong.Agreed.Made(var duties) -> file(officer, page, form.get(), duties);
      case TakenAlong.Agreed.TooMany _ -> show(request, officer, tooMany(page));
      case TakenAlong.Agreed.Over _ ->
          show(request, officer, Mistakes.of("list", page.text("export.over")));
    };
  }

  private View file(
      OfficerPrincipal officer, Page page, TableForm form, List<ExportedDuty> duties) {
    return (_, _, response) ->
        form.copy("huiyin-" + matters.today(officer), new DutyTable(page::text, duties))
            .sendTo(response);
  }

  private static Mistakes tooMany(Page page) {
    return Mistakes.of(
        "list", page.text("export.too-many", org.huiyin.matter.ListExports.MOST_BY_TWO));
  }

  private View show(HttpServletRequest request, OfficerPrincipal officer, Mistakes mistakes) {
    Page page = pages.frame(request);
    SignedIn signedIn = SignedIn.of(officer, directory);
    DutyOverview overview = matters.dutyOverview(officer, page.locale());
    List<LargeExport> others =
        signedIn.exports() ? large.waiting(officer.editor(), officer.institution()) : List.of();
    return pages.show(
        "exporting/long-lists",
        page,
        Map.of(
            "officer",
            signedIn,
            "mine",
            large.of(officer.editor()).stream().map(each -> row(page, overview, each)).toList(),
            "others",
            others.stream().map(each -> row(page, overview, each)).toList(),
            "mistakes",
            mistakes));
  }

  private LongList row(Page page, DutyOverview overview, LargeExport asked) {
    TodayFilter filter = TodayFilter.of(asked.filter());
    String which =
        filter.narrows() ? TodayPage.label(page, overview, filter) : page.text("export.whole");
    return new LongList(
        asked.id(),
        which,
        asked.reason(),
        name(asked.askedBy()),
        asked.agreedBy() == null ? "" : name(asked.agreedBy()));
  }

  private String name(UUID officer) {
    return directory.officer(officer).map(Officer::name).orElse("");
  }
}
