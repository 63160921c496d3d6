package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Session;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.complainant.QrCode;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Pages;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.huiyin.web.PublicAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The page where an officer sets up a passkey, or a telephone that makes codes. Thread-safe.
@Component
final class SecondFactorPage {

  private static final String PURPOSE = "time-code";
  private static final String SECRET = "secret";
  private static final String WHOSE = "whose";
  private static final Duration LASTS = Duration.ofHours(1);

  private final Pages pages;
  private final Directory directory;
  private final SecondFactor secondFactor;
  private final Challenges challenges;
  private final SealedForms seals;
  private final PublicAddress address;

  SecondFactorPage(
      Pages pages,
      Directory directory,
      SecondFactor secondFactor,
      Challenges challenges,
      SealedForms seals,
      PublicAddress address) {
    this.pages = pages;
    this.directory = directory;
    this.secondFactor = secondFactor;
    this.challenges = challenges;
    this.seals = seals;
    this.address = address;
  }

  View ask(HttpServletRequest request, Session session, Onward onward, Mistakes mistakes) {
    // Whoever mistypes the code has the same secret in their telephone still.
    String secret = secret(request, session);
    Map<String, String> bound = Map.of(SECRET, secret, WHOSE, session.officer().binding());
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(session.officer(), directory));
    shown.put("onward", onward);
    shown.put("first", session.need() == Session.Need.SET_UP);
    shown.put("having", secondFactor.of(session.officer()));
    shown.put("secret", String.join(" ", secret.split("(?<=\\G.{4})", -1)).strip());
    shown.put("closed", seals.seal(PURPOSE, bound, LASTS));
    shown.put("code", QrCode.of(link(session, secret)));
    shown.put("mistakes", mistakes);
    shown.put("label", SentForm.typed(request, "label"));
    shown.put("asked", challenges.toMake(request, session.officer()));
    return pages.show(
        HttpStatus.OK,
        "desk/second-factor",
        pages.frame(request).switchedBy("other-language"),
        shown);
  }

  View codes(HttpServletRequest request, Session session, Onward onward, List<String> codes) {
    return pages.show(
        "desk/codes",
        pages.frame(request),
        Map.of(
            "officer",
            SignedIn.of(session.officer(), directory),
            "onward",
            onward,
            "codes",
            codes));
  }

  /// The secret that the form carries, if it is this officer's and not too old; else a new one.
  String secret(HttpServletRequest request, Session session) {
    return seals
        .open(PURPOSE, SentForm.typed(request, SECRET))
        .filter(bound -> session.officer().binding().equals(bound.get(WHOSE)))
        .map(bound -> bound.getOrDefault(SECRET, ""))
        .orElseGet(secondFactor::freshSecret);
  }

  /// What the programs of telephones read from the QR code (Google's Key URI Format).
  private String link(Session session, String secret) {
    String login = directory.officer(session.officer().officer()).map(Officer::login).orElse("");
    return "otpauth://totp/"
        + escaped("Huiyin " + address.host())
        + ":"
        + escaped(login)
        + "?secret="
        + secret
        + "&issuer="
        + escaped("Huiyin " + address.host());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
