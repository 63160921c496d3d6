package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// Who begins an answer is told who else is at it; nobody reads what the other one writes, and
/// nobody has to wait.
class OthersWritingTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();
  private final Brought brought = Brought.accepted(api);
  private final String path = "/desk/matters/" + brought.number() + "/act/answer";

  private String form(String login) {
    return AtTheDesk.signedIn(server, login).get(path).text();
  }

  private void begins(String login) {
    Visit visit = AtTheDesk.signedIn(server, login);
    visit.submit(visit.get(path), path, "text-facts", "还没有写完的事实", "go", "draft");
  }

  private void savedMinutesAgo(int minutes) throws SQLException {
    try (Connection owner = server.database().owner()) {
      try (PreparedStatement bind =
          owner.prepareStatement("select set_config('huiyin.principal', 'system:test', false)")) {
        bind.execute();
      }
      try (PreparedStatement update =
          owner.prepareStatement(
              """
              update draft set saved_at = now() - make_interval(mins => ?)
              where matter = (select id from matter where number = ?)
              """)) {
        update.setInt(1, minutes);
        update.setString(2, brought.number());
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
    }
  }

  @Test
  void whoComesSecondReadsWhoIsWritingAndNotWhat() {
    assertThat(form("demo.lead")).doesNotContain("也在写这一份");
    begins("demo.handler");

    assertThat(form("demo.lead")).contains("也在写这一份").doesNotContain("还没有写完的事实");
    assertThat(AtTheDesk.signedIn(server, "demo.lead").get(path.replace("/act/answer", "")).text())
        .contains("也在写这一份")
        .doesNotContain("还没有写完的事实");
    assertThat(form("demo.handler")).doesNotContain("也在写这一份").contains("还没有写完的事实");
  }

  @Test
  void oneWhoKeptNothingForHalfAnHourIsNotWriting() throws SQLException {
    begins("demo.handler");
    savedMinutesAgo(29);
    assertThat(form("demo.lead")).contains("也在写这一份");
    savedMinutesAgo(31);
    assertThat(form("demo.lead")).doesNotContain("也在写这一份");
  }

  @Test
  void itIsNoLock() {
    begins("demo.handler");
    brought.done("demo.lead", "answer", Brought.anAnswer());
    assertThat(brought.stage()).isEqualTo("answered");
  }
}
