package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Forms of officers, as plain as can be, for tests: shows what was typed, and notes it only
/// where a page would do what it was sent for.
@Controller
class NotepadController {

  static final List<String> NOTED = new CopyOnWriteArrayList<>();

  @PostMapping({"/desk/notepad", "/admin/notepad"})
  View note(HttpServletRequest request) {
    String typed = SentForm.typed(request, "note") + "|" + tags(request);
    if (!SentForm.stale(request)) {
      NOTED.add(typed);
      return Pages.to("/desk");
    }
    return (_, _, response) -> {
      response.setStatus(HttpStatus.OK.value());
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().write("typed: " + typed);
    };
  }

  private static String tags(HttpServletRequest request) {
    String[] tags = request.getParameterValues("tag");
    return tags == null ? "" : String.join(",", tags);
  }
}
