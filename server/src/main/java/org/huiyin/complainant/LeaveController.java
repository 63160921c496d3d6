package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// *Leave now*: ends what was open, and leads to a site that says nothing about who opens it.
@Controller
class LeaveController {

  private final URI elsewhere;

  LeaveController(@Value("${huiyin.leave-to}") URI elsewhere) {
    this.elsewhere = elsewhere;
  }

  /// By GET, so that a plain link does it in any browser; that somebody else's link ends a
  /// session hurts nobody.
  @GetMapping("/leave")
  ResponseEntity<Void> leave(HttpServletRequest request) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(elsewhere)
        .header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"")
        .header(HttpHeaders.SET_COOKIE, MatterSession.ended(request).toString())
        .build();
  }
}
