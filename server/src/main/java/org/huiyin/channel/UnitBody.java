package org.huiyin.channel;

import java.util.UUID;
import org.huiyin.authority.Unit;
import org.jspecify.annotations.Nullable;

/// @param reason why, where a second administrator has to agree
record UnitBody(
    @Nullable UUID institution,
    @Nullable Names name,
    @Nullable Boolean active,
    @Nullable String reason) {

  static UnitBody of(Unit unit) {
    return new UnitBody(unit.institution(), Names.of(unit.name()), unit.active(), null);
  }

  Unit unit(UUID id) {
    Given given = new Given();
    UUID owner = given.id("institution", institution);
    given.done();
    return new Unit(id, owner, Names.given(name), Given.yes(active, true));
  }
}
