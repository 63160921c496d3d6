package org.huiyin;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.SignIn;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.page.Visit;
import org.jspecify.annotations.Nullable;

/// Officers that a test adds to the county, and days that pass for what is counted by security
/// time: its clock can't be set, so what was written is made older.
public final class Officers {

  /// A county of its own, since its units and officers grow as tests go on.
  static final Api API = new Api(TestServer.start());

  private static final Editor SYSTEM = new Editor("system:test", null);

  private final Api api;
  private final TestServer server;
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  public Officers(Api api) {
    this.api = api;
    this.server = api.server();
  }

  public UUID unit(String institution, String name) {
    Name named = new Name(name, name + " section " + mark);
    Unit unit = new Unit(UUID.randomUUID(), institutionOf(institution), named, true);
    if (server.bean(Authorities.class).add(SYSTEM, unit) instanceof Change.Created<Unit> done) {
      return done.value().id();
    }
    throw new AssertionError("no unit " + name);
  }

  private UUID institutionOf(String code) {
    return server.bean(Directory.class).institutionByCode(code).orElseThrow().id();
  }

  /// A registrar and handler with a password of their own.
  public Officer add(String institution, @Nullable UUID unit, String name, UUID... directs) {
    Officer officer =
        new Officer(
            UUID.randomUUID(),
            institutionOf(institution),
            unit,
            "员" + name,
            login(name),
            Set.of(Role.REGISTRAR, Role.HANDLER),
            Set.of(directs),
            true);
    if (!(server.bean(Authorities.class).add(SYSTEM, officer) instanceof Change.Created)) {
      throw new AssertionError("no officer " + name);
    }
    Credentials credentials = server.bean(Credentials.class);
    String issued = credentials.issue(SYSTEM.principal(), officer.id()).text();
    String chosen = "chosen " + UUID.randomUUID();
    if (!(credentials.signIn(officer.login(), issued) instanceof SignIn.Accepted accepted)) {
      throw new AssertionError("not signed in: " + name);
    }
    credentials.choose(accepted.officer(), chosen);
    passwords.put(name, chosen);
    return officer;
  }

  /// The sign-in name of an officer, unlike those that other tests add.
  public String login(String name) {
    return name + "." + mark;
  }

  public String password(String name) {
    return name.startsWith("demo.")
        ? server.password(name)
        : passwords.getOrDefault(name, "nobody");
  }

  /// Calls with their token, and their password in the body.
  public HttpResponse<String> post(String name, String path, Map<String, ?> body) {
    Map<String, Object> all = new HashMap<>(body);
    all.put("password", password(name));
    String bearer = name.startsWith("demo.") ? api.bearer(name) : "Bearer " + token(name);
    return api.post(path, Api.text(all), "Authorization", bearer, "Accept-Language", "en");
  }

  private String token(String name) {
    return tokens.computeIfAbsent(
        name,
        unknown -> {
          Map<String, Object> wanted =
              Map.of("label", "test", "scopes", List.of("desk-read", "desk-act"));
          HttpResponse<String> made =
              api.post(
                  "/tokens",
                  Api.text(wanted),
                  "Authorization",
                  Api.basic(login(name), password(name)));
          return Api.json(made).required("secret").stringValue();
        });
  }

  /// A browser in which they have signed in.
  public Visit atTheDesk(String name) {
    Visit visit = new Visit(server.uri());
    String login = name.startsWith("demo.") ? name : login(name);
    visit.submit(visit.get("/sign-in"), "/sign-in", "name", login, "password", password(name));
    return visit;
  }

  public void aDayLater() {
    hoursLater(24);
  }

  /// As if security time had gone on.
  public void hoursLater(int hours) {
    if (hours % 24 != 0) {
      throw new IllegalArgumentException("hours: no whole days: " + hours);
    }
    String days = String.valueOf(hours / 24);
    try (Connection owner = server.database().owner();
        Statement statement = owner.createStatement()) {
      for (String login : List.of("demo.registrar", "demo.city-supervisor", "demo.handler")) {
        password(login); // Makes it now, so that it is older afterwards.
      }
      statement.execute(
          "update way_in_given set given_at = given_at - interval '%s days'".formatted(days));
      statement.execute(
          "update key_recovery set begun_at = begun_at - interval '%1$s days', tried_at = tried_at - interval '%1$s days', announced_at = announced_at - interval '%1$s days'"
              .formatted(days));
      // Two at once would meet on one day for a moment.
      statement.execute("update asked_by_officer set day = day - 10000");
      statement.execute("update asked_by_officer set day = day + 10000 - %s".formatted(days));
      statement.execute("update asked_of_matter set day = day - 10000");
      statement.execute("update asked_of_matter set day = day + 10000 - %s".formatted(days));
      statement.execute("update asked_of_pair set day = day - %s".formatted(days));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
