package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Originals;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.web.Download;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Asks an officer what they need a file for as it was sent, and gives it to them to be saved.
@Controller("originalPages")
@RequestMapping("/desk/matters/{number}/evidence/{id}/original")
class OriginalController {

  private final Originals originals;
  private final Directory directory;
  private final StepUp stepUp;
  private final Pages pages;

  OriginalController(Originals originals, Directory directory, StepUp stepUp, Pages pages) {
    this.originals = originals;
    this.directory = directory;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping
  View form(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id) {
    return show(request, officer, number, id, Mistakes.NONE);
  }

  @PostMapping
  View open(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, officer, number, id, again.get());
    }
    Originals.Need need = need(request);
    Mistakes mistakes = Mistakes.of(originals.mistakes(need), page);
    if (mistakes.any()) {
      return show(request, officer, number, id, mistakes.inWordsOf("original.mistake.", page));
    }
    Optional<View> proof = stepUp.first(request, GraveAct.DISCLOSURE);
    return proof.orElseGet(
        () ->
            switch (originals.open(officer, DeskMatterPages.number(number), id(id), need)) {
              case Originals.Answer.Opened(var file) when file.isDoubtful() ->
                  withheld(request, officer, number, id, file);
              case Originals.Answer.Opened(var file) -> download(file);
              case Originals.Answer.NotFound() -> throw new PageNotFound();
              case Originals.Answer.HeldBack _ ->
                  show(
                      request,
                      officer,
                      number,
                      id,
                      Mistakes.of("form", page.text("original.new-account")));
              case Originals.Answer.Incomplete(var errors) ->
                  show(
                      request,
                      officer,
                      number,
                      id,
                      Mistakes.of(errors, page).inWordsOf("original.mistake.", page));
            });
  }

  /// What a virus scanner is against is given as it was sent to programs alone, which ask for it
  /// knowing that.
  private View withheld(
      HttpServletRequest request,
      OfficerPrincipal officer,
      String number,
      String id,
      EvidenceFile file) {
    try {
      file.content().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String why = pages.frame(request).text("desk.doubtful." + file.verdict().id(), file.name());
    return show(request, officer, number, id, Mistakes.of("form", why));
  }

  private static View download(EvidenceFile file) {
    Download download = new Download(file.name(), file.type(), file.bytes(), file.content());
    return (_, _, response) -> download.sendTo(response);
  }

  private static Originals.Need need(HttpServletRequest request) {
    return new Originals.Need(
        Originals.Reason.of(SentForm.typed(request, "reason")).orElse(null),
        SentForm.typed(request, "words").strip());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new PageNotFound();
    }
  }

  private View show(
      HttpServletRequest request,
      OfficerPrincipal officer,
      String number,
      String id,
      Mistakes mistakes) {
    String name =
        originals
            .name(officer, DeskMatterPages.number(number), id(id))
            .orElseThrow(PageNotFound::new);
    return pages.show(
        "desk/original",
        pages.frame(request).switchedBy("original"),
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "number",
            number,
            "file",
            id(id).toString(),
            "name",
            name,
            "typed",
            need(request),
            "mistakes",
            mistakes));
  }
}
