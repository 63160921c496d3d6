package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.copy.Copies;
import org.huiyin.copy.Copy;
import org.huiyin.matter.Matters;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// All that is held of the matter, to be taken along. With a printed key there is nothing to take.
@Controller("copyPages")
@RequestMapping("/matter/data")
class CopyController {

  private final Copies copies;
  private final Matters matters;
  private final MatterSession session;
  private final Pages pages;

  CopyController(Copies copies, Matters matters, MatterSession session, Pages pages) {
    this.copies = copies;
    this.matters = matters;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping
  View ask(HttpServletRequest request) {
    return session
        .current(request)
        .map(
            reader ->
                pages.show(
                    "complainant/data",
                    pages.frame(request),
                    Map.of("helper", matters.isHelpers(reader))))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @GetMapping("/{form}")
  void take(HttpServletRequest request, HttpServletResponse response, @PathVariable String form)
      throws IOException {
    Optional<Complainant> reader = session.current(request);
    if (reader.isEmpty()) {
      response.sendRedirect(session.entrance(request));
      return;
    }
    copy(reader.get(), request, form).orElseThrow(PageNotFound::new).sendTo(response);
  }

  private Optional<Copy> copy(Complainant reader, HttpServletRequest request, String form) {
    return switch (form) {
      case "json" -> copies.data(reader, request);
      case "pdf" -> copies.document(reader, request);
      case "zip" -> copies.archive(reader, request);
      default -> Optional.empty();
    };
  }
}
