package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.Grouped;
import org.huiyin.Officers;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.AnswerTexts;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.EditionPlan;
import org.huiyin.authority.Editor;
import org.huiyin.authority.HouseDates;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Taken;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.Filing;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Lateness;
import org.huiyin.matter.LegalHolds;
import org.huiyin.matter.Matters;
import org.huiyin.matter.OwnErasure;
import org.huiyin.matter.Receipt;
import org.huiyin.matter.Relation;
import org.huiyin.record.Sequencer;

/// A county in which much has happened: matters that were answered and contested, an anonymous one,
/// one with a file, a group, a correction, an erased one, one that is held and one of which a court
/// has had something; and a configuration that changed. All of it is in the log, but for one matter
/// that waits.
final class LivedThrough {

  private final TestServer server;
  private final Api api;
  private final Brought answered;
  private final Brought waiting;

  private static final class Shared {
    static final LivedThrough COUNTY = new LivedThrough();
  }

  /// The one that tests share; each puts back what it changed.
  static LivedThrough shared() {
    return Shared.COUNTY;
  }

  private LivedThrough() {
    server = TestServer.with(Map.of("huiyin.ledger.tick", "24h"));
    api = new Api(server);
    List.of(
            "demo.lead",
            "demo.supervisor",
            "demo.city-supervisor",
            "demo.handler",
            "demo.registrar")
        .forEach(api::bearer);
    new Officers(api).aDayLater();
    erased();
    tick();
    answered = Brought.reviewed(api);
    answered.open("demo.lead");
    Brought.of(api, Brought.anAnonymousComplaint()).done("withdraw", Map.of());
    Brought held = Brought.referredToWater(api);
    hold(held);
    corrected(held);
    tick();
    ordered(Brought.accepted(api));
    Grouped.of(Brought.received(api)).joined(Map.of("name", "张大山"));
    configured();
    run("update ledger_log set daily_through = daily_through - 1");
    tick();
    cosigned();
    waiting = Brought.registered(api);
  }

  TestServer server() {
    return server;
  }

  /// Answered, contested, reviewed and read.
  Brought answered() {
    return answered;
  }

  /// Not in the log yet.
  Brought waiting() {
    return waiting;
  }

  Api api() {
    return api;
  }

  void tick() {
    server.bean(Sequencer.class).tick();
  }

  List<String> differences(InspectedNote... kept) {
    return server.bean(Inspection.class).inspect(true, List.of(kept)).differences();
  }

  private void erased() {
    Receipt receipt = brought();
    Brought brought = new Brought(api, receipt.number(), receipt.key());
    brought.done("demo.registrar", "register", Map.of());
    brought.done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    Complainant by = new Complainant(receipt.authority(), receipt.matter(), receipt.number());
    assertThat(server.bean(OwnErasure.class).all(by, Locale.ENGLISH)).isEmpty();
    brought();
  }

  /// With a file.
  private Receipt brought() {
    byte[] letter = "我们和村里签的合同。".getBytes(StandardCharsets.UTF_8);
    Taken taken = server.bean(Holding.class).take("合同.txt", new ByteArrayInputStream(letter));
    if (!(taken instanceof Taken.Held(Evidence file))) {
      throw new AssertionError("not held: " + taken);
    }
    Filing filing =
        new Filing(
                "remedy",
                Relation.CONCERNS,
                DemoCounty.PETITIONS,
                Filing.About.NOTHING,
                "web",
                "irrigation",
                "990123101201",
                "请修好泵站",
                "泵站去年十月坏了。",
                "村东头",
                null,
                Map.of("name", "王小河"),
                1)
            .with(List.of(file));
    FilingOutcome outcome = server.bean(Matters.class).file(filing, Api.newKey(), Locale.ENGLISH);
    if (outcome instanceof FilingOutcome.Filed filed) {
      return filed.receipt();
    }
    throw new AssertionError("not filed: " + outcome);
  }

  private OfficerPrincipal officer(String login) {
    Officer known = server.bean(Directory.class).officerByLogin(login).orElseThrow();
    return new OfficerPrincipal(
        known.id(), known.institution(), known.unit(), known.roles(), Set.of());
  }

  private void hold(Brought held) {
    LegalHolds holds = server.bean(LegalHolds.class);
    String until = server.today().plusMonths(6).toString();
    assertThat(
            holds.ask(
                officer("demo.lead"), new LegalHolds.Asked(held.number(), "inspection", until)))
        .isInstanceOf(LegalHolds.Outcome.Done.class);
    assertThat(holds.agree(officer("demo.supervisor"), held.number()))
        .isInstanceOf(LegalHolds.Outcome.Done.class);
  }

  private void corrected(Brought brought) {
    HttpResponse<String> answer =
        api.send(
            "PUT",
            "/api/v1/matters/" + brought.number() + "/identity",
            BodyPublishers.ofString(Api.text(Map.of("identity", Map.of("name", "王大河")))),
            "Content-Type",
            "application/json",
            "Authorization",
            Api.basic(brought.number(), brought.key()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void ordered(Brought brought) {
    String path = "/desk/matters/" + brought.number() + "/orders";
    Officers officers = new Officers(api);
    Map<String, Object> asked =
        Map.of(
            "instrument", "civil-court",
            "document", "（2026）青禾民初12号",
            "issuer", "青禾县人民法院",
            "dated", server.today().toString(),
            "scope", List.of("name", "story"),
            "words", "法院核实原告身份。");
    assertThat(officers.post("demo.lead", path, asked).statusCode()).isEqualTo(201);
    for (String login : List.of("demo.supervisor", "demo.city-supervisor")) {
      assertThat(officers.post(login, path + "/1/agreement", Map.of()).statusCode()).isEqualTo(204);
    }
    assertThat(officers.post("demo.lead", path + "/1/hand-over", Map.of()).statusCode())
        .isEqualTo(200);
  }

  private void configured() {
    Officer lead = server.bean(Directory.class).officerByLogin("demo.lead").orElseThrow();
    Change<HouseDates> change =
        server
            .bean(Authorities.class)
            .changeHouseDates(
                new Editor("system:test", null),
                lead.institution(),
                now -> new HouseDates(now.institution(), Map.of("deliver", "3 working-days")));
    assertThat(change).isInstanceOf(Change.Changed.class);
    AnswerTexts own = new AnswerTexts(lead.institution(), Map.of("supported.facts.zh", "【查明】"));
    assertThat(
            server
                .bean(Authorities.class)
                .changeAnswerTexts(new Editor("system:test", null), lead.institution(), _ -> own))
        .isInstanceOf(Change.Changed.class);
    String[] edition =
        rows("select id || ' ' || edition || ' ' || digest from edition order by id limit 1")
            .getFirst()
            .split(" ", 3);
    EditionPlan.Start start =
        new EditionPlan.Start(LocalDate.of(2030, 1, 1), edition[0], edition[1], edition[2], false);
    assertThat(
            server
                .bean(Authorities.class)
                .changeEditions(
                    new Editor("system:test", null), lead.institution(), now -> now.with(start)))
        .isInstanceOf(Change.Changed.class);
  }

  /// By a witness whose key isn't known here.
  private void cosigned() {
    JdkSigner witness = new JdkSigner(SigningKey.cosigner("witness.example", new SecureRandom()));
    SignedNote note = SignedNote.parse(note());
    String line = Cosignature.sign(note.text(), witness, 1_790_000_000L).toString();
    run(
        "insert into ledger_cosignature (size, witness, line) select max(size), 'witness.example', '%s' from ledger_checkpoint"
            .formatted(line));
  }

  /// Changes the database as nobody may: no foreign key, no trigger and no policy hinders it.
  void run(String sql) {
    try (Connection superuser = server.database().superuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The first column of what is found.
  List<String> rows(String sql, Object... parameters) {
    try (Connection superuser = server.database().superuser();
        PreparedStatement query = superuser.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  String id(Brought brought) {
    return rows("select id from matter where number = ?", brought.number()).getFirst();
  }

  /// Where this node keeps what it has vouched for.
  Path noted() {
    return server.home().resolve("state/checkpoint");
  }

  /// The newest checkpoint, as anybody could have kept it.
  String note() {
    return rows("select note from ledger_checkpoint order by size desc").getFirst();
  }
}
