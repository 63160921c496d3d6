package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.LostKeys;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Stopping, by one click, a new key that somebody else asked for.
@Controller
class RecoveryController {

  private final LostKeys lostKeys;
  private final MatterSession session;

  RecoveryController(LostKeys lostKeys, MatterSession session) {
    this.lostKeys = lostKeys;
    this.session = session;
  }

  @PostMapping("/matter/recovery/stop")
  View stop(HttpServletRequest request) {
    Optional<Complainant> holder = session.current(request);
    if (holder.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    if (SentForm.stale(request)) {
      return Pages.to(FollowController.MATTER);
    }
    String stopped = lostKeys.stop(holder.get()) ? "yes" : "none";
    return Pages.to(FollowController.MATTER + "?stopped=" + stopped);
  }

  /// As a clock shows it, to the minute.
  static String clock(ZonedDateTime at) {
    return at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
