package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Matters;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.web.Download;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// Gives an officer a file of a matter, to be saved. Each opening is journaled. What a virus
/// scanner is against, or couldn't look at, is given to whoever asks for it once more, knowing
// that.
@Controller
class DeskEvidenceController {

  private static final String ANYWAY = "anyway";

  private final Matters matters;
  private final Directory directory;
  private final Pages pages;

  DeskEvidenceController(Matters matters, Directory directory, Pages pages) {
    this.matters = matters;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/desk/matters/{number}/evidence/{id}")
  @Nullable View file(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id)
      throws IOException {
    EvidenceFile file =
        id(id)
            .flatMap(found -> matters.evidence(officer, DeskMatterPages.number(number), found))
            .orElseThrow(PageNotFound::new);
    if (file.isDoubtful() && request.getParameter(ANYWAY) == null) {
      file.content().close();
      return doubtful(request, officer, number, file);
    }
    new Download(file.name(), file.type(), file.bytes(), file.content())
        .sendTo(request, response, id(id).orElseThrow());
    return null;
  }

  private View doubtful(
      HttpServletRequest request, OfficerPrincipal officer, String number, EvidenceFile file) {
    Page page = pages.frame(request);
    return pages.show(
        "desk/doubtful-file",
        page,
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "number",
            number,
            "name",
            file.name(),
            "verdict",
            file.verdict().id(),
            "again",
            request.getRequestURI() + "?" + ANYWAY + "=yes"));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
