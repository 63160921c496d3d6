package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;

/// What is owed stands on the desk of whoever owes it.
class DeskHttpTest {

  private final Api api = Api.shared();
  private final Directory directory = api.server().bean(Directory.class);

  private UUID aHandlerOfNoUnit(String login) {
    UUID water = directory.institutionByCode(DemoCounty.WATER).orElseThrow().id();
    Officer officer =
        new Officer(
            UUID.randomUUID(), water, null, "白露", login, Set.of(Role.HANDLER), Set.of(), true);
    assertThat(api.server().bean(Authorities.class).add(new Editor("system:test", null), officer))
        .isInstanceOf(Change.Created.class);
    return officer.id();
  }

  @Test
  void aHandlerWhoIsNamedSeesTheDutyWithoutBelongingToItsUnit() {
    UUID handler = aHandlerOfNoUnit("demo.unattached");
    UUID unit = directory.officerByLogin("demo.handler").map(Officer::unit).orElseThrow();
    Brought brought =
        Brought.accepted(api).done("demo.lead", "assign", Map.of("unit", unit, "officer", handler));

    assertThat(list("demo.unattached")).contains(brought.number());
    assertThat(list("demo.handler")).contains(brought.number());
    assertThat(list("demo.handler2")).doesNotContain(brought.number());
  }

  private String list(String login) {
    return api.get("/desk/duties?limit=200", "Authorization", api.bearer(login)).body();
  }
}
