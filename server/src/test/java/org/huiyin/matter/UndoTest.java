package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What decides waits a moment after it was sent from a page, and can be taken back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndoTest {

  private static final Map<String, String> HOLDING = Map.of("huiyin.desk.undo", "5m");
  private static final String FACTS = "水泵去年十月损坏，已查明。";

  private TestServer server = TestServer.with(HOLDING);
  private Api api = new Api(server);

  @AfterAll
  void stop() {
    server.close();
  }

  private static String path(Brought brought) {
    return "/desk/matters/" + brought.number();
  }

  private Visit.Shown presses(Brought brought, Visit desk) {
    String form = path(brought) + "/act/answer";
    return desk.submit(
        desk.get(form),
        form,
        "outcome",
        "supported",
        "text-request",
        "泵站。",
        "text-facts",
        FACTS,
        "text-reasons",
        "应当维修。",
        "text-decision",
        "维修。",
        "text-basis",
        "第三十二条",
        "go",
        "do");
  }

  private Brought pressed() {
    Brought brought = Brought.accepted(api);
    Visit.Shown sent = presses(brought, AtTheDesk.signedIn(server, "demo.handler"));
    assertThat(sent.status()).as(sent.text()).isEqualTo(303);
    return brought;
  }

  private String page(Brought brought) {
    return AtTheDesk.signedIn(server, "demo.handler").get(path(brought)).text();
  }

  private void itsMomentComes(Brought brought) throws SQLException {
    try (Connection owner = server.database().owner()) {
      try (PreparedStatement bind =
          owner.prepareStatement("select set_config('huiyin.principal', 'system:test', false)")) {
        bind.execute();
      }
      try (PreparedStatement update =
          owner.prepareStatement(
              """
              update held_act set leaves_at = now() - interval '1 second'
              where matter = (select id from matter where number = ?)
              """)) {
        update.setString(1, brought.number());
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
    }
  }

  private void sweep() {
    server.bean(Holding.class).sweep();
  }

  private int answers(Brought brought) throws SQLException {
    try (Connection owner = server.database().owner();
        PreparedStatement count =
            owner.prepareStatement(
                """
                select count(*) from journal
                where matter = (select id from matter where number = ?)
                  and facts::jsonb ->> 'act' = 'answer'
                """)) {
      count.setString(1, brought.number());
      try (ResultSet found = count.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    }
  }

  @Test
  void anAnswerThatWasSentIsShownAsLeavingAndIsTakenBackByAButton() {
    Brought brought = pressed();
    assertThat(brought.stage()).isEqualTo("handling");
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    Visit.Shown shown = desk.get(path(brought));
    assertThat(shown.text()).contains("之前可以撤销").doesNotContain("id=\"act\"");

    desk.submit(shown, path(brought) + "/undo/answer");

    assertThat(desk.get(path(brought)).text()).doesNotContain("之前可以撤销").contains(FACTS);
    sweep();
    assertThat(brought.stage()).isEqualTo("handling");
  }

  @Test
  void itLeavesOnceItsMomentHasCome() throws SQLException {
    Brought brought = pressed();
    sweep();
    assertThat(brought.stage()).isEqualTo("handling");
    itsMomentComes(brought);
    sweep();
    sweep();
    assertThat(brought.stage()).isEqualTo("answered");
    assertThat(brought.view().toString()).contains(FACTS);
    assertThat(answers(brought)).isEqualTo(1);
    assertThat(page(brought)).doesNotContain("之前可以撤销");
  }

  @Test
  void ofSeveralServersOneSendsIt() throws SQLException, InterruptedException, ExecutionException {
    Brought brought = pressed();
    itsMomentComes(brought);
    try (ExecutorService several = Executors.newFixedThreadPool(6)) {
      List<Future<?>> sweeps =
          IntStream.range(0, 6).<Future<?>>mapToObj(i -> several.submit(this::sweep)).toList();
      for (Future<?> each : sweeps) {
        each.get();
      }
    }
    assertThat(brought.stage()).isEqualTo("answered");
    assertThat(answers(brought)).isEqualTo(1);
    assertThat(page(brought)).doesNotContain("没有发出");
  }

  @Test
  void aRestartBetweenSendingAndLeavingLosesNothing() throws SQLException {
    Brought brought = pressed();
    LocalDate day = server.today();
    server = server.again(HOLDING);
    server.moveTo(day);
    api = new Api(server);
    Brought after = new Brought(api, brought.number(), brought.key());
    assertThat(after.stage()).isEqualTo("handling");
    itsMomentComes(after);
    sweep();
    assertThat(after.stage()).isEqualTo("answered");
    assertThat(answers(after)).isEqualTo(1);
  }

  @Test
  void whereSomebodyElseActedItDoesNotLeaveAndTheDraftStays() throws SQLException {
    Brought brought = pressed();
    brought.done("demo.lead", "extend", Map.of("days", 10, "texts", Map.of("reason", "案情复杂。")));
    itsMomentComes(brought);
    sweep();
    assertThat(brought.stage()).isEqualTo("handling");
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    Visit.Shown shown = desk.get(path(brought));
    assertThat(shown.text()).contains("没有发出").contains(FACTS);
    desk.submit(shown, path(brought) + "/undo/answer");
    assertThat(desk.get(path(brought)).text()).doesNotContain("没有发出").contains(FACTS);
  }

  @Test
  void theApiIsNotHeld() {
    Brought brought = Brought.answered(api);
    assertThat(brought.stage()).isEqualTo("answered");
  }

  @Test
  void whatDecidesNothingIsNotHeld() {
    Brought brought = Brought.accepted(api);
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    String form = path(brought) + "/act/describe";
    desk.submit(desk.get(form), form, "text-summary", "泵站坏了。", "go", "do");
    assertThat(brought.view().toString()).contains("泵站坏了。");
  }

  @Test
  void whatWouldBeRefusedIsRefusedAtOnce() {
    Brought brought = Brought.accepted(api);
    Visit desk = AtTheDesk.signedIn(server, "demo.handler");
    String form = path(brought) + "/act/answer";
    Visit.Shown before = desk.get(form);
    brought.done("demo.lead", "answer", Brought.anAnswer());
    Visit.Shown refused =
        desk.submit(before, form, "outcome", "supported", "text-facts", FACTS, "go", "do");
    assertThat(refused.text()).contains(FACTS);
    assertThat(page(brought)).doesNotContain("之前可以撤销");
  }

  @Test
  void nothingIsHeldPastTheEndOfTheLegalDay() {
    Brought brought = Brought.accepted(api);
    SettableLegalTime legal = server.bean(SettableLegalTime.class);
    legal.moveTo(server.today().atTime(LocalTime.of(23, 58)).atZone(TestServer.ZONE).toInstant());
    presses(brought, AtTheDesk.signedIn(server, "demo.handler"));
    assertThat(brought.stage()).isEqualTo("answered");
    server.moveTo(server.today().plusDays(1));
  }
}
