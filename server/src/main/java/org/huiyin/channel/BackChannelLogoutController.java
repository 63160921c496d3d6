package org.huiyin.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.huiyin.provider.SingleSignOn;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the identity provider says that somebody has signed out there (OpenID Connect Back-Channel
/// Logout 1.0, section 2.5, which also says what is answered). For nobody else, and not described.
@RestController
@Hidden
class BackChannelLogoutController {

  private static final int LONGEST = 16_384;
  private static final String FIELD = "logout_token=";

  private final SingleSignOn singleSignOn;

  BackChannelLogoutController(SingleSignOn singleSignOn) {
    this.singleSignOn = singleSignOn;
  }

  @PostMapping(
      path = "/api/v1/back-channel-logout",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Map<String, String>> ended(HttpServletRequest request) throws IOException {
    return singleSignOn.ended(token(request))
        ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).build()
        : ResponseEntity.badRequest()
            .cacheControl(CacheControl.noStore())
            .contentType(MediaType.APPLICATION_JSON)
            .body(Map.of("error", "invalid_request"));
  }

  /// From the body itself: bodies of the API are read before anything asks for their fields.
  private static String token(HttpServletRequest request) throws IOException {
    String body = new String(request.getInputStream().readNBytes(LONGEST), UTF_8);
    return Arrays.stream(body.split("&", -1))
        .filter(field -> field.startsWith(FIELD))
        .map(field -> field.substring(FIELD.length()))
        // A token in its compact form needs no decoding, and one that needs it is none.
        .findFirst()
        .orElse("");
  }
}
