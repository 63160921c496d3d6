package org.huiyin.channel;

import java.util.List;
import java.util.UUID;
import org.huiyin.authority.Officer;
import org.jspecify.annotations.Nullable;

record OfficerView(
    UUID id,
    UUID institution,
    @Nullable UUID unit,
    String name,
    String login,
    List<String> roles,
    List<UUID> subordinates,
    boolean active) {

  static OfficerView of(Officer officer) {
    return new OfficerView(
        officer.id(),
        officer.institution(),
        officer.unit(),
        officer.name(),
        officer.login(),
        OfficerBody.ids(officer.roles()),
        officer.subordinates().stream().sorted().toList(),
        officer.active());
  }
}
