package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.demo.DemoCounty;
import org.jspecify.annotations.Nullable;

/// A bureau of its own below the city, so that a test can have everybody there step back.
public final class Bureau {

  private static final Editor EDITOR = new Editor("system:test", null);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Api api;
  private final Authorities authorities;
  private final Directory directory;
  private final String code;
  private final UUID id = UUID.randomUUID();
  private final UUID unit = UUID.randomUUID();

  public Bureau(Api api) {
    this.api = api;
    this.authorities = api.server().bean(Authorities.class);
    this.directory = api.server().bean(Directory.class);
    int number = NUMBER.incrementAndGet();
    this.code = DemoCounty.COUNTY + "-b" + number;
    done(
        authorities.add(
            EDITOR,
            new Institution(
                id,
                DemoCounty.COUNTY,
                code,
                new Name("第" + number + "局", "Bureau " + number),
                directory.institutionByCode(DemoCounty.CITY + "-gov").orElseThrow().id(),
                null,
                "12388",
                "cn-xinfang",
                null,
                null,
                null,
                true)));
    done(authorities.add(EDITOR, new Unit(unit, id, new Name("业务科", "Section"), true)));
  }

  private static void done(Change<?> change) {
    assertThat(change).isInstanceOf(Change.Created.class);
  }

  /// An officer of the bureau.
  public Officer officer(Role... roles) {
    return officer(id, unit, roles);
  }

  /// An officer somewhere.
  public Officer officer(UUID institution, @Nullable UUID in, Role... roles) {
    String login = "bureau." + NUMBER.incrementAndGet();
    Officer officer =
        new Officer(
            UUID.randomUUID(), institution, in, "人" + login, login, Set.of(roles), Set.of(), true);
    done(authorities.add(EDITOR, officer));
    return officer;
  }

  public UUID id() {
    return id;
  }

  /// Whoever stands in for an officer from today on.
  public void covered(Officer absent, Officer substitute) {
    Map<String, Object> cover = new HashMap<>();
    cover.put("substitute", substitute.id());
    cover.put("from", api.server().today().toString());
    cover.put("until", api.server().today().plusDays(6).toString());
    assertThat(
            api.post("/desk/covers", Api.text(cover), "Authorization", api.bearer(absent.login()))
                .statusCode())
        .isEqualTo(201);
  }

  /// What somebody brings to the bureau itself.
  public Map<String, Object> filing() {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("institution", code);
    return filing;
  }

  /// A matter that the bureau has accepted, in the hands of this officer.
  public Brought handledBy(Officer handler, Officer lead) {
    return accepted(handler).done(lead.login(), "assign", to(handler));
  }

  /// A matter that the bureau has accepted.
  public Brought accepted(Officer handler) {
    return Brought.registered(api)
        .done(
            "demo.registrar",
            "refer",
            Map.of("institution", code, "texts", Map.of("reason", "由该局负责。")))
        .done(handler.login(), "accept", Map.of("texts", Map.of("how", "实地查看后答复。")));
  }

  public Map<String, Object> to(Officer officer) {
    return Map.of("unit", Objects.requireNonNull(officer.unit()), "officer", officer.id());
  }
}
