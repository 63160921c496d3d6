package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.huiyin.page.KeptForms;
import org.huiyin.page.SentForm;

/// Where an officer wanted to go before they had to sign in.
///
/// @param to a page for officers of our own, with its query; otherwise empty: nobody is led away
///     from here by what an address says
/// @param kept a form that was sent too late, sealed; empty if there is none
record Onward(String to, String kept) {

  private static final Pattern OWN =
      Pattern.compile("/(desk|admin|audit|operate|account)([/?][\\w.~%!$&()*+,;=:@/?-]*)?");

  static final Onward NOWHERE = new Onward("", "");

  Onward {
    to = OWN.matcher(to).matches() && !to.contains("..") ? to : "";
  }

  static Onward of(HttpServletRequest request) {
    return new Onward(SentForm.typed(request, "to"), SentForm.typed(request, KeptForms.FIELD));
  }

  /// The page that was asked for, which needs an officer.
  static Onward from(HttpServletRequest request) {
    String query = request.getQueryString();
    return new Onward(request.getRequestURI() + (query == null ? "" : "?" + query), "");
  }

  String signInFirst() {
    return "/sign-in"
        + (to.isEmpty() ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
  }
}
