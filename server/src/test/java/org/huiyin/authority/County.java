package org.huiyin.authority;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fictional institutions and people for tests. Values only: nothing of it is stored by itself.
public final class County {

  public static final Editor EDITOR = new Editor("system:test", null);

  private County() {}

  public static Institution institution(String code, Name name) {
    return new Institution(
        UUID.randomUUID(),
        "999901",
        code,
        name,
        null,
        null,
        null,
        "cn-xinfang",
        null,
        null,
        null,
        false);
  }

  public static Institution institution(String code) {
    return institution(code, new Name("清河县" + code, "Qinghe " + code));
  }

  public static Institution below(Institution institution, UUID superior) {
    return with(
        institution,
        superior,
        institution.superiorOutside(),
        institution.head(),
        institution.active());
  }

  public static Institution headedBy(Institution institution, UUID head) {
    return with(
        institution,
        institution.superior(),
        institution.superiorOutside(),
        head,
        institution.active());
  }

  public static Institution activeBelowSomeoneOutside(Institution institution) {
    return with(institution, institution.superior(), "省人民政府", institution.head(), true);
  }

  public static Institution active(Institution institution) {
    return with(
        institution,
        institution.superior(),
        institution.superiorOutside(),
        institution.head(),
        true);
  }

  public static Officer officer(UUID institution, String login, Role... roles) {
    return new Officer(
        UUID.randomUUID(), institution, null, "王" + login, login, Set.of(roles), Set.of(), true);
  }

  public static Officer directing(Officer officer, UUID... subordinates) {
    return with(officer, officer.roles(), Set.of(subordinates), officer.active());
  }

  public static Officer holding(Officer officer, Role... roles) {
    return with(officer, Set.of(roles), officer.subordinates(), officer.active());
  }

  public static Officer gone(Officer officer) {
    return with(officer, officer.roles(), officer.subordinates(), false);
  }

  private static Institution with(
      Institution institution,
      @Nullable UUID superior,
      @Nullable String superiorOutside,
      @Nullable UUID head,
      boolean active) {
    return new Institution(
        institution.id(),
        institution.authority(),
        institution.code(),
        institution.name(),
        superior,
        superiorOutside,
        institution.competentForAccusations(),
        institution.rulebook(),
        head,
        institution.phone(),
        institution.address(),
        active);
  }

  private static Officer with(
      Officer officer, Set<Role> roles, Set<UUID> subordinates, boolean active) {
    return new Officer(
        officer.id(),
        officer.institution(),
        officer.unit(),
        officer.name(),
        officer.login(),
        roles,
        subordinates,
        active);
  }
}
