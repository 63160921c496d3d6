package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.huiyin.provider.SingleSignOn;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where the identity provider says that somebody has signed out there (OpenID Connect Back-Channel
/// Logout 1.0, section 2.5, which also says what is answered). For nobody else, and not described.
@RestController
@Hidden
class BackChannelLogoutController {

  private static final int LONGEST = 16_384;

  private final SingleSignOn singleSignOn;

  BackChannelLogoutController(SingleSignOn singleSignOn) {
    this.singleSignOn = singleSignOn;
  }

  @PostMapping(
      path = "/api/v1/back-channel-logout",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Map<String, String>> ended(
      @RequestParam(name = "logout_token", defaultValue = "") String token) {
    return token.length() <= LONGEST && singleSignOn.ended(token)
        ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).build()
        : ResponseEntity.badRequest()
            .cacheControl(CacheControl.noStore())
            .body(Map.of("error", "invalid_request"));
  }
}
