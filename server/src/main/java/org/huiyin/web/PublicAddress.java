package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The address by which people reach this installation, such as `https://huiyin.example.org`:
/// `huiyin.address`. Passkeys are bound to it and receipts print it. Where it isn't set, nobody
/// outside this machine has one: `http://localhost` with the server's port. Thread-safe.
@Component
public final class PublicAddress {

  private final String configured;
  private final Environment environment;

  PublicAddress(@Value("${huiyin.address:}") String configured, Environment environment) {
    this.configured = configured.strip().replaceFirst("/$", "");
    this.environment = environment;
    if (isSet() && !this.configured.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
      throw new IllegalArgumentException(
          "huiyin.address: not scheme, host and perhaps port, such as https://huiyin.example.org: "
              + configured);
    }
  }

  public boolean isSet() {
    return !configured.isEmpty();
  }

  /// Scheme, host and port, without a slash at the end. To be asked once the server listens.
  public String origin() {
    return isSet()
        ? configured
        : "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }

  public String host() {
    return URI.create(origin()).getHost();
  }

  /// Whether the browser that asks has this address before it.
  public boolean opened(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return url.substring(0, url.length() - request.getRequestURI().length()).equals(origin());
  }
}
