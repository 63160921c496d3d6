package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.authority.Institution;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.page.Page;
import org.huiyin.receipt.Promised;
import org.huiyin.receipt.Promises;
import org.huiyin.web.PublicAddress;
import org.springframework.stereotype.Component;

/// Makes receipts: the same for whoever brings a matter and for whom an officer registers one.
/// Thread-safe.
@Component
public final class Receipts {

  private final Choices choices;
  private final PublicAddress address;
  private final Promises promises;

  Receipts(Choices choices, PublicAddress address, Promises promises) {
    this.choices = choices;
    this.address = address;
    this.promises = promises;
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
    String follow = site + FollowController.FOLLOW;
    Optional<Promised> promised = promises.of(filed);
    return new ReceiptSheet(
        filed.receipt(),
        filed.view(),
        follow,
        QrCode.of(follow + "?number=" + filed.receipt().number()),
        ask,
        page.in(institution.name()),
        Objects.requireNonNullElse(institution.phone(), ""),
        Objects.requireNonNullElse(institution.address(), ""),
        choices.institution(brought).map(Institution::competentForAccusations).orElse(""),
        promised,
        promised.map(promise -> QrCode.of(promise.address(site))));
  }

  /// Where this server is: the installation's address, or where it has none, as it was opened.
  String site(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return address.isSet()
        ? address.origin()
        : url.substring(0, url.length() - request.getRequestURI().length());
  }
}
