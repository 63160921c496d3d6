package org.huiyin.complainant;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.KeyDoor;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.ErasedKeyHolder;
import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.Participant;
import org.huiyin.page.SealedForms;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// One matter, opened in one browser: a cookie that holds its number and key, sealed.
///
/// The key is looked at in each request, so that replacing it ends every session that the old
/// one opened. A session ends with the browser, an hour after its last page, or by *leave now*.
/// The server keeps nothing of it. Thread-safe.
// KNOWN LIMIT: who copies the cookie off a device has an hour with it; leaving tells this browser
// to forget it, and can't reach a
// copy. A new key can.
@Component
final class MatterSession {

  private static final String OPENED = MatterSession.class.getName() + ".opened";
  private static final String PURPOSE = "matter";
  private static final Duration IDLE = Duration.ofHours(1);

  private final SealedForms seals;
  private final KeyDoor door;

  MatterSession(SealedForms seals, KeyDoor door) {
    this.seals = seals;
    this.door = door;
  }

  /// Who holds this key of the matter with this number.
  KeyDoor.Entry open(String number, String key) {
    return door.enter(number, key);
  }

  /// From here on the request is this complainant's, and so are those that send the cookie.
  ResponseCookie begun(HttpServletRequest request, KeyHolder opened, String key) {
    request.setAttribute(OPENED, opened);
    String number = opened.number();
    return cookie(request, seals.seal(PURPOSE, Map.of("number", number, "key", key), IDLE));
  }

  static ResponseCookie ended(HttpServletRequest request) {
    return cookie(request, "").mutate().maxAge(0).build();
  }

  /// The same session, for another hour.
  void renew(HttpServletRequest request, HttpServletResponse response) {
    held(request)
        .map(held -> cookie(request, seals.seal(PURPOSE, held, IDLE)))
        .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
  }

  /// Whoever has the matter open here. A printed key opens none.
  Optional<Complainant> current(HttpServletRequest request) {
    return holder(request)
        .flatMap(
            holder ->
                holder instanceof Complainant complainant
                    ? Optional.of(complainant)
                    : Optional.empty());
  }

  /// Whoever reads this matter here as one who brings it: alone, or as one of a group.
  Optional<Participant> participant(HttpServletRequest request) {
    return holder(request).filter(Participant.class::isInstance).map(Participant.class::cast);
  }

  /// Whoever came in here with a key, printed or not.
  Optional<KeyHolder> holder(HttpServletRequest request) {
    if (request.getAttribute(OPENED) instanceof KeyHolder opened) {
      return Optional.of(opened);
    }
    return held(request)
        .map(held -> open(held.getOrDefault("number", ""), held.getOrDefault("key", "")))
        .flatMap(KeyDoor.Entry::opened);
  }

  /// The page for somebody who has no matter open: with a printed key, the one that makes a key
  /// of their own; where the matter was erased, the one that says so. What is for whoever brought
  /// the matter leads one of a group back to it.
  String entrance(HttpServletRequest request) {
    return holder(request).map(MatterSession::entrance).orElse(FollowController.FOLLOW);
  }

  static String entrance(KeyHolder holder) {
    return switch (holder) {
      case ErasedKeyHolder _ -> EraseController.ERASED;
      case Participant _ -> FollowController.MATTER;
      default -> KeyController.KEY;
    };
  }

  private Optional<Map<String, String>> held(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, name(request));
    return cookie == null ? Optional.empty() : seals.open(PURPOSE, cookie.getValue());
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-matter" : "matter";
  }

  private static ResponseCookie cookie(HttpServletRequest request, String value) {
    return ResponseCookie.from(name(request), value)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .build();
  }
}
