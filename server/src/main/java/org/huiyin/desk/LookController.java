package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.evidence.Looking;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Matters;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Shows an officer a small picture of a file, for those who want to know what it is before they
/// save it. The picture is the reading, and journaled; the page around it holds nothing of the
/// file.
@Controller
@RequestMapping("/desk/matters/{number}/evidence/{id}")
class LookController {

  private final Matters matters;
  private final Looking looking;
  private final Directory directory;
  private final Pages pages;

  LookController(Matters matters, Looking looking, Directory directory, Pages pages) {
    this.matters = matters;
    this.looking = looking;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/look")
  View page(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id) {
    return pages.show(
        "desk/look",
        pages.frame(request),
        Map.of(
            "officer", SignedIn.of(officer, directory),
            "number", DeskMatterPages.number(number).text(),
            "file", id(id).toString()));
  }

  @GetMapping("/small")
  void picture(
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id)
      throws IOException {
    EvidenceFile file =
        matters
            .evidence(officer, DeskMatterPages.number(number), id(id))
            .orElseThrow(PageNotFound::new);
    try (InputStream picture = looking.small(file).orElseThrow(PageNotFound::new)) {
      response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
      response.setContentType("image/png");
      picture.transferTo(response.getOutputStream());
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new PageNotFound();
    }
  }
}
