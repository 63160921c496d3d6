package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Matters;
import org.huiyin.page.PageNotFound;
import org.huiyin.web.Download;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Gives complainants their own files back: to be saved, never to be shown by the browser as a
/// part of this site.
@Controller
class EvidenceController {

  private final Matters matters;
  private final MatterSession session;

  EvidenceController(Matters matters, MatterSession session) {
    this.matters = matters;
    this.session = session;
  }

  @GetMapping("/matter/evidence/{id}")
  void file(HttpServletRequest request, HttpServletResponse response, @PathVariable String id)
      throws IOException {
    Optional<Participant> reader = session.participant(request);
    if (reader.isEmpty()) {
      response.sendRedirect("/follow");
      return;
    }
    EvidenceFile file =
        id(id)
            .flatMap(found -> matters.evidence(reader.get(), found))
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
