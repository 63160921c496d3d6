package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over the years: nothing goes a day too early, and nothing stays a day too long but what is
/// held.
class RetentionTest {

  private TestServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Brought withdrawn() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "标记戊", "phone", "13900001234"));
    filing.put("story", "标记甲");
    Brought brought =
        Brought.of(api, filing)
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater())
            .done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    assertThat(brought.stage()).isEqualTo("withdrawn");
    return brought;
  }

  private String of(String column, Brought brought) {
    return server
        .database()
        .rows("select " + column + "::text from matter where number = ?", brought.number())
        .getFirst();
  }

  private boolean isErased(Brought brought) {
    return of("coalesce(erased_on::text, '')", brought).length() > 0;
  }

  private Retention retention() {
    return server.bean(Retention.class);
  }

  private List<String> dueBy(LocalDate day) {
    return retention().dueBy(day).stream().map(Retention.Due::number).toList();
  }

  private OfficerPrincipal officer(String login) {
    Officer known = server.bean(Directory.class).officerByLogin(login).orElseThrow();
    return new OfficerPrincipal(
        known.id(), known.institution(), known.unit(), known.roles(), Set.of());
  }

  private LegalHolds holds() {
    return server.bean(LegalHolds.class);
  }

  private List<String> differences() {
    return server.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::toString)
        .toList();
  }

  /// The remedy's term: three years for those who work on it, and seven for the archive.
  @Test
  void eachGoesOnItsDayAndWhatIsHeldGoesWhenThatIsOver() {
    Brought free = withdrawn();
    Brought open = Brought.referredToWater(api);
    LocalDate last = LocalDate.parse(of("last_on", free)).plusYears(10);
    Brought held = withdrawn();
    LocalDate lastOfHeld = LocalDate.parse(of("last_on", held)).plusYears(10);
    assertThat(dueBy(last)).isEmpty();
    assertThat(dueBy(last.plusDays(1))).containsExactly(free.number());
    assertThat(dueBy(lastOfHeld.plusDays(1)))
        .containsExactlyInAnyOrder(free.number(), held.number());

    server.moveTo(last);
    assertThat(retention().sweep()).isEqualTo(new Retention.Swept(0, 0));
    assertThat(isErased(free)).isFalse();
    LocalDate until = lastOfHeld.plusMonths(5);
    LegalHolds.Asked asked = new LegalHolds.Asked(held.number(), "court", until.toString());
    assertThat(holds().ask(officer("demo.lead"), asked))
        .isInstanceOf(LegalHolds.Outcome.Done.class);
    assertThat(holds().agree(officer("demo.supervisor"), held.number()))
        .isInstanceOf(LegalHolds.Outcome.Done.class);

    server.moveTo(last.plusDays(1));
    assertThat(retention().sweep()).isEqualTo(new Retention.Swept(1, 0));
    assertThat(isErased(free)).isTrue();

    server.moveTo(lastOfHeld.plusDays(1));
    assertThat(retention().sweep()).isEqualTo(new Retention.Swept(0, 0));
    assertThat(retention().dueBy(server.today()))
        .singleElement()
        .satisfies(due -> assertThat(due.heldUntil()).isEqualTo(until));
    server.moveTo(until);
    assertThat(retention().sweep().erased()).isZero();
    server.moveTo(until.plusDays(1));
    assertThat(retention().sweep()).isEqualTo(new Retention.Swept(1, 0));
    assertThat(isErased(held)).isTrue();
    assertThat(isErased(open)).isFalse();
    assertThat(differences()).isEmpty();
  }

  @Test
  void aHoldTakesTwoOfWhomTheSecondIsNotDirectedByTheFirst() {
    Brought brought = withdrawn();
    String until = server.today().plusYears(1).toString();
    LegalHolds.Asked asked = new LegalHolds.Asked(brought.number(), "inspection", until);
    assertThat(holds().ask(officer("demo.handler"), asked))
        .isInstanceOf(LegalHolds.Outcome.Refused.class);
    assertThat(holds().ask(officer("demo.labour-lead"), asked))
        .isInstanceOf(LegalHolds.Outcome.NotFound.class);
    assertThat(
            holds()
                .ask(
                    officer("demo.lead"),
                    new LegalHolds.Asked(
                        brought.number(),
                        "inspection",
                        server.today().plusYears(2).plusDays(1).toString())))
        .isInstanceOf(LegalHolds.Outcome.Incomplete.class);
    assertThat(holds().agree(officer("demo.supervisor"), brought.number()))
        .isInstanceOf(LegalHolds.Outcome.NotFound.class);
    assertThat(holds().ask(officer("demo.lead"), asked))
        .isInstanceOf(LegalHolds.Outcome.Done.class);
    assertThat(holds().agree(officer("demo.lead"), brought.number()))
        .isInstanceOf(LegalHolds.Outcome.Refused.class);
    assertThat(holds().agree(officer("demo.water-registrar"), brought.number()))
        .isInstanceOf(LegalHolds.Outcome.Refused.class);
    Complainant complainant = complainant(brought);
    assertThat(holds().of(complainant)).isEmpty();

    assertThat(holds().agree(officer("demo.supervisor"), brought.number()))
        .isInstanceOf(LegalHolds.Outcome.Done.class);

    assertThat(holds().of(complainant))
        .hasValueSatisfying(
            hold -> assertThat(hold.ground()).isEqualTo(LegalHolds.Ground.INSPECTION));
    assertThat(server.bean(OwnErasure.class).all(complainant, Locale.ENGLISH))
        .hasValueSatisfying(kept -> assertThat(kept.why()).isEqualTo(OwnErasure.Reason.HELD));
    assertThat(server.bean(OwnErasure.class).identity(complainant))
        .hasValueSatisfying(kept -> assertThat(kept.why()).isEqualTo(OwnErasure.Reason.HELD));
    assertThat(brought.view().required("happened").toString())
        .contains("hold-asked", "hold-agreed", until);
    assertThat(differences()).isEmpty();
  }

  private Complainant complainant(Brought brought) {
    return new Complainant(
        brought.number().substring(0, 6), UUID.fromString(of("id", brought)), brought.number());
  }
}
