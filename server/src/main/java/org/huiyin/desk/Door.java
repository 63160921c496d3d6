package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.huiyin.page.Page;
import org.huiyin.provider.ProviderLinks;
import org.huiyin.provider.SingleSignOn;
import org.huiyin.web.PublicAddress;
import org.springframework.stereotype.Component;

/// Which ways in a page offers. Thread-safe.
@Component
final class Door {

  private final SingleSignOn singleSignOn;
  private final ProviderLinks links;
  private final PublicAddress address;

  Door(SingleSignOn singleSignOn, ProviderLinks links, PublicAddress address) {
    this.singleSignOn = singleSignOn;
    this.links = links;
    this.address = address;
  }

  /// Whether single sign-on is the only one.
  boolean only() {
    return singleSignOn.only();
  }

  /// What single sign-on is called; empty where there is none, and at another address than the one
  /// to which the provider sends people back: what began here wouldn't be known there.
  String provider(HttpServletRequest request, Page page) {
    return singleSignOn.offered() && address.opened(request) ? name(page) : "";
  }

  /// The same for an officer who proves who they are once more.
  String provider(HttpServletRequest request, Page page, UUID officer) {
    return links.of(officer).isPresent() ? provider(request, page) : "";
  }

  /// What single sign-on is called for an officer who has an account; empty for others.
  String of(Page page, UUID officer) {
    return singleSignOn.offered() && links.of(officer).isPresent() ? name(page) : "";
  }

  private String name(Page page) {
    String name = singleSignOn.name(page.locale());
    return name.isEmpty() ? page.text("provider.name") : name;
  }
}
