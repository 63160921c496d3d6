package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// *Leave now*: ends what was open, erases a draft, and leads to a site that says nothing about who
// opens it.
@Controller
class LeaveController {

  private final URI elsewhere;
  private final DraftForms drafts;

  LeaveController(@Value("${huiyin.leave-to}") URI elsewhere, DraftForms drafts) {
    this.elsewhere = elsewhere;
    this.drafts = drafts;
  }

  /// By GET, so that a plain link does it in any browser. Somebody else's link ends nothing: the
  /// cookies don't come with it.
  @GetMapping("/leave")
  ResponseEntity<Void> leave(HttpServletRequest request) {
    drafts.erase(request);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(elsewhere)
        .header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"")
        .header(HttpHeaders.SET_COOKIE, MatterSession.ended(request).toString())
        .header(HttpHeaders.SET_COOKIE, DraftForms.gone(request).toString())
        .build();
  }
}
