package org.huiyin.channel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;

/// @param reason why, where a second administrator has to agree
record OfficerBody(
    @Nullable UUID institution,
    @Nullable UUID unit,
    @Nullable String name,
    @Nullable String login,
    @Nullable List<String> roles,
    @Nullable Set<UUID> subordinates,
    @Nullable Boolean active,
    @Nullable String reason) {

  static OfficerBody of(Officer officer) {
    return new OfficerBody(
        officer.institution(),
        officer.unit(),
        officer.name(),
        officer.login(),
        ids(officer.roles()),
        officer.subordinates(),
        officer.active(),
        null);
  }

  static List<String> ids(Set<Role> roles) {
    return roles.stream().map(Role::id).sorted().toList();
  }

  Officer officer(UUID id) {
    Given given = new Given();
    UUID owner = given.id("institution", institution);
    Set<Role> held = held(given);
    given.done();
    return new Officer(
        id,
        owner,
        unit,
        Given.text(name),
        Given.text(login),
        held,
        subordinates == null ? Set.of() : subordinates,
        Given.yes(active, true));
  }

  private Set<Role> held(Given given) {
    List<String> named = roles == null ? List.of() : roles;
    if (named.stream().anyMatch(id -> Role.of(id).isEmpty())) {
      given.refuse("roles", "unknown");
    }
    return named.stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
