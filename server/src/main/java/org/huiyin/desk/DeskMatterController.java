package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.copy.Letters;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.matter.Recusal;
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
import org.springframework.web.servlet.View;

/// One matter at the desk, and stepping back from it.
@Controller
class DeskMatterController {

  private final Matters matters;
  private final Directory directory;
  private final DeskMatterPages matterPages;
  private final Letters letters;
  private final Pages pages;

  DeskMatterController(
      Matters matters,
      Directory directory,
      DeskMatterPages matterPages,
      Letters letters,
      Pages pages) {
    this.letters = letters;
    this.matters = matters;
    this.directory = directory;
    this.matterPages = matterPages;
    this.pages = pages;
  }

  @GetMapping("/desk/matters/{number}")
  View matter(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    MatterView view = matterPages.open(request, officer, number);
    return matterPages.matter(request, officer, view, Mistakes.NONE);
  }

  /// The whole matter without who brought it, for paper; that it was printed is in the journal.
  @GetMapping("/desk/matters/{number}/print")
  View print(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    return matterPages.print(request, officer, number);
  }

  /// A decision as the letter that its complainant gets; that it was printed is in the journal.
  @GetMapping("/desk/matters/{number}/answer/{entry}/letter")
  void letter(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String entry)
      throws IOException {
    letters
        .of(officer, DeskMatterPages.number(number), entry, request)
        .orElseThrow(PageNotFound::new)
        .sendTo(response);
  }

  /// Before the matter is opened: nothing of it is shown but its number and the law's ground.
  @GetMapping("/desk/matters/{number}/recuse")
  View askToStepBack(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    return stepBackFrom(request, officer, recusal(request, officer, number), Mistakes.NONE);
  }

  private Recusal recusal(HttpServletRequest request, OfficerPrincipal officer, String number) {
    return matters
        .recusal(officer, DeskMatterPages.number(number), pages.frame(request).locale())
        .orElseThrow(PageNotFound::new);
  }

  private View stepBackFrom(
      HttpServletRequest request, OfficerPrincipal officer, Recusal recusal, Mistakes mistakes) {
    return pages.show(
        "desk/recuse",
        pages.frame(request),
        Map.of(
            "officer", SignedIn.of(officer, directory), "recusal", recusal, "mistakes", mistakes));
  }

  /// Steps back at once, on whatever state the matter is in: what others did meanwhile changes
  /// nothing about it.
  @PostMapping("/desk/matters/{number}/recuse")
  View stepBack(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    Page page = pages.frame(request);
    Recusal recusal = recusal(request, officer, number);
    if (SentForm.stale(request)) {
      return stepBackFrom(
          request, officer, recusal, Mistakes.of("form", page.text("mistake.form-stale")));
    }
    ActOutcome outcome =
        matters.act(
            officer, DeskMatterPages.number(number), ActRequest.of(recusal.act()), page.locale());
    return switch (outcome) {
      case ActOutcome.Done _ -> Pages.to("/desk/recused");
      case ActOutcome.Refused(var refused, var citation, var now) when now != null ->
          matterPages.matter(request, officer, now, Refusals.inGeneral(refused, citation, page));
      default -> throw new PageNotFound();
    };
  }

  @GetMapping("/desk/recused")
  View steppedBack(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return pages.show(
        "desk/recused", pages.frame(request), Map.of("officer", SignedIn.of(officer, directory)));
  }
}
