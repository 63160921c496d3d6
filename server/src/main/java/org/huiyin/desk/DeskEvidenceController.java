package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Matters;
import org.huiyin.page.PageNotFound;
import org.huiyin.web.Download;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Gives an officer a file of a matter, to be saved. Each opening is journaled.
@Controller
class DeskEvidenceController {

  private final Matters matters;

  DeskEvidenceController(Matters matters) {
    this.matters = matters;
  }

  @GetMapping("/desk/matters/{number}/evidence/{id}")
  void file(
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String id)
      throws IOException {
    EvidenceFile file =
        id(id)
            .flatMap(found -> matters.evidence(officer, DeskMatterPages.number(number), found))
            .orElseThrow(PageNotFound::new);
    new Download(file.name(), file.type(), file.bytes(), file.content()).sendTo(response);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
