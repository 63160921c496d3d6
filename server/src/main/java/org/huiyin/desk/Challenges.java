package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Passkeys;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SignIn;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.huiyin.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a page asks a passkey, carried sealed in the page itself, so that the server keeps nothing
/// for whoever only looks at it. Thread-safe.
@Component
final class Challenges {

  private static final String PROVE = "passkey";
  private static final String MAKE = "new-passkey";
  private static final String CHALLENGE = "challenge";
  private static final String WHOSE = "whose";

  private final Passkeys passkeys;
  private final SealedForms seals;
  private final PublicAddress address;

  Challenges(Passkeys passkeys, SealedForms seals, PublicAddress address) {
    this.passkeys = passkeys;
    this.seals = seals;
    this.address = address;
  }

  /// @param closed the challenge, sealed
  /// @param options what the browser is asked, as JSON
  record Asked(String closed, String options) {}

  /// To prove who one is; `null` where no passkey could answer, since they are bound to an address
  /// that isn't this one.
  @Nullable Asked toProve(HttpServletRequest request) {
    if (!address.opened(request)) {
      return null;
    }
    String challenge = passkeys.freshChallenge();
    return new Asked(
        seals.seal(PROVE, Map.of(CHALLENGE, challenge), Passkeys.LASTS),
        passkeys.request(challenge));
  }

  /// To make one for this officer; `null` likewise.
  @Nullable Asked toMake(HttpServletRequest request, OfficerPrincipal officer) {
    if (!address.opened(request)) {
      return null;
    }
    String challenge = passkeys.freshChallenge();
    Map<String, String> bound = Map.of(CHALLENGE, challenge, WHOSE, officer.binding());
    return new Asked(
        seals.seal(MAKE, bound, Passkeys.LASTS), passkeys.creation(officer, challenge));
  }

  /// Who has answered; empty if nobody has, or too late.
  Optional<SignIn.Accepted> proven(HttpServletRequest request) {
    return seals
        .open(PROVE, SentForm.typed(request, CHALLENGE))
        .flatMap(
            asked ->
                passkeys.prove(
                    asked.getOrDefault(CHALLENGE, ""), SentForm.typed(request, "answer")));
  }

  /// Whether this officer has made one, which is kept now.
  boolean made(HttpServletRequest request, OfficerPrincipal officer, String label) {
    return seals
        .open(MAKE, SentForm.typed(request, CHALLENGE))
        .filter(asked -> officer.binding().equals(asked.get(WHOSE)))
        .filter(
            asked ->
                passkeys.register(
                    officer,
                    asked.getOrDefault(CHALLENGE, ""),
                    SentForm.typed(request, "answer"),
                    label))
        .isPresent();
  }
}
