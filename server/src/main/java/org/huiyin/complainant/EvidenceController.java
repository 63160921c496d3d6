package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Matters;
import org.huiyin.page.PageNotFound;
import org.huiyin.web.Download;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Gives complainants their own files back, as others see them and as they sent them: to be
/// saved, never to be shown by the browser as a part of this site.
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
    send(id, found -> matters.evidence(reader.get(), found), request, response);
  }

  @GetMapping("/matter/evidence/{id}/original")
  void original(HttpServletRequest request, HttpServletResponse response, @PathVariable String id)
      throws IOException {
    Optional<Complainant> reader = session.current(request);
    if (reader.isEmpty()) {
      response.sendRedirect("/follow");
      return;
    }
    send(id, found -> matters.original(reader.get(), found), request, response);
  }

  private static void send(
      String id,
      Function<UUID, Optional<EvidenceFile>> read,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    UUID found = id(id).orElseThrow(PageNotFound::new);
    EvidenceFile file = read.apply(found).orElseThrow(PageNotFound::new);
    new Download(file.name(), file.type(), file.bytes(), file.content())
        .sendTo(request, response, found);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
