package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.slf4j.LoggerFactory;

/// What is attacked: a real server with a county, a matter that somebody holds dear, and what an
/// answer must never say.
final class Ground implements AutoCloseable {

  /// What the victim wrote; nobody else may ever read it.
  static final String STORY = "秘密：第七闸门那天晚上没有关。";

  static final String NAME = "欧阳不可见";

  /// What only a program that failed says of itself.
  private static final Pattern INNARDS =
      Pattern.compile(
          "Exception|\\bat (org|java|jakarta)\\.[a-z]|org\\.springframework|org\\.postgresql"
              + "|org\\.huiyin\\.[a-z]+\\.[A-Z]|PSQL|SQLSTATE|syntax error|select .* from"
              + "|Whitelabel|Apache Tomcat|root:x:0|\\[boot loader]",
          Pattern.CASE_INSENSITIVE);

  private final TestServer server = TestServer.with(Map.of("huiyin.limits.body-grace", "1s"));
  private final Api api = new Api(server);
  private final Wire wire = new Wire(server.uri());
  private final Map<String, Visit> desks = new ConcurrentHashMap<>();
  private final Brought victim;
  private final Brought other;

  private final List<String> log = java.util.Collections.synchronizedList(new ArrayList<>());

  Ground() {
    listen();
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("story", STORY);
    filing.put("identity", Map.of("name", NAME, "phone", "13800000007"));
    this.victim =
        Brought.of(api, filing)
            .done("demo.registrar", "register", Map.of())
            .done("demo.registrar", "refer", Brought.toWater())
            .done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
    this.other = Brought.received(api);
  }

  /// Hears what the server logs, in the lines in which it stands there.
  private void listen() {
    AppenderBase<ILoggingEvent> ear =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            log.addAll(event.getFormattedMessage().lines().toList());
          }
        };
    ear.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(ear);
  }

  List<String> logged() {
    return List.copyOf(log);
  }

  TestServer server() {
    return server;
  }

  URI uri() {
    return server.uri();
  }

  Api api() {
    return api;
  }

  Wire wire() {
    return wire;
  }

  /// The matter that others are after: handled at the water bureau.
  Brought victim() {
    return victim;
  }

  /// A matter of somebody else, whose key the attacker has.
  Brought own() {
    return other;
  }

  Directory directory() {
    return server.bean(Directory.class);
  }

  /// A browser that nobody has signed in with.
  Visit stranger() {
    return new Visit(server.uri());
  }

  Visit at(String login) {
    return desks.computeIfAbsent(login, name -> AtTheDesk.signedIn(server, name));
  }

  /// A browser that has the attacker's own matter open.
  Visit complainant(Brought brought) {
    Visit visit = stranger();
    Visit.Shown opened =
        visit.submit(
            visit.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    assertThat(opened.status()).isEqualTo(303);
    return visit;
  }

  /// What the database holds of everything that an attacker could want to change.
  String rows() {
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select concat_ws(' ', (select count(*) from journal), (select count(*) from officer),
                  (select count(*) from institution), (select count(*) from unit),
                  (select count(*) from topic), (select count(*) from matter),
                  (select string_agg(officer_role::text, ',' order by officer_role::text)
                    from officer_role))
                """)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Nothing happened, and the answer says nothing that isn't the attacker's.
  static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    quiet(answer.statusCode(), answer.body());
  }

  static void refused(Visit.Shown answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    quiet(answer.status(), answer.text());
  }

  static void refused(String raw) {
    assertThat(Wire.status(raw)).as(raw).isBetween(400, 505).isNotIn(500, 502, 503, 504);
    quiet(400, raw);
  }

  /// Whatever the answer is, it isn't a failure and says nothing of the server or of the victim.
  static void harmless(HttpResponse<String> answer) {
    quiet(answer.statusCode(), answer.body());
  }

  static void harmless(Visit.Shown answer) {
    quiet(answer.status(), answer.text());
  }

  static void quiet(int status, String text) {
    assertThat(status).as(text).isLessThan(500).isPositive();
    assertThat(text).doesNotContain(STORY).doesNotContain(NAME);
    assertThat(INNARDS.matcher(text).find()).as(text).isFalse();
  }

  String bearer(String login) {
    return api.bearer(login);
  }

  HttpResponse<String> get(String path, String login) {
    return api.get(path, "Authorization", bearer(login));
  }

  HttpResponse<String> post(String path, Object body, String login) {
    return api.post(path, Api.text(body), "Authorization", bearer(login));
  }

  /// The answer to a path sent as it is, with number and key.
  String raw(String path, Brought brought) throws IOException {
    return wire.get(path, "Authorization", Api.basic(brought.number(), brought.key()));
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Officers who have nothing to do with the victim's matter.
  static List<String> outsiders() {
    return List.of("demo.labour", "demo.labour-lead", "demo.reviewer");
  }

  static String water() {
    return DemoCounty.WATER;
  }

  @Override
  public void close() {
    server.close();
  }
}
