package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;

/// The second administrator of the county before a browser of their own, who agrees to what the
/// first one proposes.
final class Accomplice {

  private static final String PROPOSALS = "/admin/proposals/";

  private final Visit visit;

  Accomplice(TestServer server) {
    visit = AtTheDesk.signedIn(server, "demo.admin2");
  }

  Visit visit() {
    return visit;
  }

  /// Agrees to what a form has proposed.
  ///
  /// @param answer what the proposer was led to
  void agree(Visit.Shown answer) {
    String path = path(answer);
    Visit.Shown agreed = visit.submit(visit.get(path), path, "go", "approve");
    assertThat(agreed.status()).as(agreed.text()).isEqualTo(303);
    assertThat(agreed.header("Location")).isEqualTo(path + "?done=approved");
  }

  /// Agrees to a way in.
  ///
  /// @param issued the page that showed the password to the proposer
  /// @return what the page showed before
  String agreeToWhatIsShown(Visit.Shown issued) {
    String path = issued.first("href=\"(" + PROPOSALS + "[^\"]+)\"");
    Visit.Shown form = visit.get(path);
    Visit.Shown agreed = visit.submit(form, path, "go", "approve");
    assertThat(agreed.header("Location")).as(agreed.text()).isEqualTo(path + "?done=approved");
    return form.text();
  }

  /// The address of the proposal to which somebody was led.
  static String path(Visit.Shown answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    assertThat(answer.header("Location")).startsWith(PROPOSALS).endsWith("?done=proposed");
    return answer.header("Location").replace("?done=proposed", "");
  }
}
