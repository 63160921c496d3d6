package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.huiyin.authority.Institution;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.page.Page;
import org.huiyin.web.PublicAddress;
import org.springframework.stereotype.Component;

/// Makes receipts: the same for whoever brings a matter and for whom an officer registers one.
/// Thread-safe.
@Component
public final class Receipts {

  private final Choices choices;
  private final PublicAddress address;

  Receipts(Choices choices, PublicAddress address) {
    this.choices = choices;
    this.address = address;
  }

  /// Names the institution that took it in, and how to reach that one: where a matter accuses an
  /// institution, calling there with its number would tell them of it (R2).
  ///
  /// @param brought the code of the institution that it was brought to
  public ReceiptSheet sheet(
      HttpServletRequest request,
      Page page,
      FilingOutcome.Filed filed,
      String brought,
      String ask) {
    Institution institution = choices.institution(filed.institution()).orElseThrow();
    String site = site(request);
    return new ReceiptSheet(
        filed.receipt(),
        filed.view(),
        site,
        QrCode.of(site + "?number=" + filed.receipt().number()),
        ask,
        page.in(institution.name()),
        Objects.requireNonNullElse(institution.phone(), ""),
        Objects.requireNonNullElse(institution.address(), ""),
        choices.institution(brought).map(Institution::competentForAccusations).orElse(""));
  }

  /// The address to come back to: the installation's, or where it has none, as it was opened.
  private String site(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return (address.isSet()
            ? address.origin()
            : url.substring(0, url.length() - request.getRequestURI().length()))
        + "/follow";
  }
}
