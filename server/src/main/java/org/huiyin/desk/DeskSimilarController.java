package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Summaries;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.triage.SimilarMatters;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// Matters on the same cause as one, as a list that the matter's page loads when it is asked for.
@Controller
class DeskSimilarController {

  private final SimilarMatters similar;
  private final Together together;
  private final Directory directory;
  private final Pages pages;

  DeskSimilarController(
      SimilarMatters similar, Together together, Directory directory, Pages pages) {
    this.together = together;
    this.similar = similar;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/desk/matters/{number}/similar")
  View list(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    Page page = pages.frame(request);
    MatterNumber asked = DeskMatterPages.number(number);
    return switch (similar.to(officer, asked, page.locale()).orElseThrow(PageNotFound::new)) {
      case SimilarMatters.Answer.Found(var matters, int among) ->
          shown(
              officer,
              page,
              asked,
              matters,
              matters.isEmpty()
                  ? page.text("similar.none", among)
                  : page.text("similar.among", among));
      case SimilarMatters.Answer.NotDescribed() ->
          shown(officer, page, asked, List.of(), page.text("similar.not-described"));
      case SimilarMatters.Answer.Enough() ->
          shown(officer, page, asked, List.of(), page.text("similar.enough"));
    };
  }

  /// Which of these can be answered together with this one; none where this one can't.
  private List<String> answerable(
      OfficerPrincipal officer, MatterNumber own, List<Summaries.Seen> matters) {
    return together.answerable(officer, List.of(own.text())).isEmpty()
        ? List.of()
        : together.answerable(officer, matters.stream().map(Summaries.Seen::number).toList());
  }

  private View shown(
      OfficerPrincipal officer,
      Page page,
      MatterNumber number,
      List<Summaries.Seen> matters,
      String sentence) {
    return pages.show(
        "desk/similar",
        page,
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "number",
            number.text(),
            "matters",
            matters,
            "sentence",
            sentence,
            "answerable",
            answerable(officer, number, matters)));
  }
}
