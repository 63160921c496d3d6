package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.page.SentForm;

/// What somebody has typed to set a cover, as typed. Immutable.
///
/// @param officer who is away; empty for oneself
record CoverTyped(String officer, String substitute, String from, String until) {

  static CoverTyped begun(OfficerPrincipal officer, LocalDate today) {
    return new CoverTyped(officer.officer().toString(), "", today.toString(), "");
  }

  static CoverTyped of(HttpServletRequest request) {
    return new CoverTyped(
        SentForm.typed(request, "officer"),
        SentForm.typed(request, "substitute"),
        SentForm.typed(request, "from"),
        SentForm.typed(request, "until"));
  }

  UUID absent(OfficerPrincipal self) {
    return officer.isBlank() ? self.officer() : id(officer).orElse(new UUID(0, 0));
  }

  static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
