package org.huiyin.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Topic;
import org.huiyin.authority.Unit;
import org.jspecify.annotations.Nullable;

/// A fictional province of four levels, with everybody in office in it whom a matter can need: at
/// each institution two units with a handler each, a registrar, and a lead who directs the first
/// handler; two reviewers where something lies below; a supervisor at all but one, for whom the one
/// above is told.
final class Region {

  private static final Editor SYSTEM = new Editor("system:soak", null);

  private final Authorities authorities;
  private final List<Office> offices = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();

  /// An institution.
  ///
  /// @param above the one above it, or null at the top
  record Office(UUID id, String code, String name, @Nullable Office above, List<UUID> units) {

    boolean isBelowOrAt(Office other) {
      for (Office each = this; each != null; each = each.above()) {
        if (each.id().equals(other.id())) {
          return true;
        }
      }
      return false;
    }
  }

  /// Somebody in office.
  ///
  /// @param directs whom they direct, by id
  record Person(
      UUID id, String login, String name, Office office, Set<Role> roles, Set<UUID> directs) {

    boolean is(String role) {
      return roles.stream().anyMatch(each -> each.id().equals(role));
    }
  }

  Region(Authorities authorities) {
    this.authorities = authorities;
    Office province = office("980000", "980000-gov", "江原省人民政府", null);
    Office city = office("980100", "980100-gov", "临江市人民政府", province);
    Office county = office("980123", "980123-gov", "白石县人民政府", city);
    office("980123", "980123-petitions", "白石县信访局", county);
    office("980123", "980123-water", "白石县水务局", county);
    office("980123", "980123-labour", "白石县人力资源和社会保障局", county);
    office("980123", "980123-liu", "柳河镇人民政府", county);
    office("980123", "980123-shi", "石岭乡人民政府", county);
  }

  /// The institutions, from the top down.
  List<Office> offices() {
    return List.copyOf(offices);
  }

  /// Everybody in office.
  List<Person> people() {
    return List.copyOf(people);
  }

  List<Person> at(Office office) {
    return people.stream().filter(each -> each.office().equals(office)).toList();
  }

  Optional<Office> named(String name) {
    return offices.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private Office office(String authority, String code, String name, @Nullable Office above) {
    UUID id = UUID.randomUUID();
    done(
        authorities.add(
            SYSTEM,
            new Institution(
                id,
                authority,
                code,
                new Name(name, code),
                above == null ? null : above.id(),
                above == null ? "国家信访局 National Petition Office" : null,
                "江原省纪检监察机关 12388",
                "cn-xinfang",
                null,
                null,
                null,
                true)));
    Office office = new Office(id, code, name, above, List.of(unit(id, "一"), unit(id, "二")));
    offices.add(office);
    staff(office);
    done(
        authorities.add(
            SYSTEM,
            new Topic(UUID.randomUUID(), id, "affairs", new Name("日常事务", "affairs"), true)));
    return office;
  }

  private UUID unit(UUID institution, String which) {
    UUID id = UUID.randomUUID();
    done(
        authorities.add(
            SYSTEM, new Unit(id, institution, new Name(which + "科", "Section " + which), true)));
    return id;
  }

  private void staff(Office office) {
    UUID first = office.units().getFirst();
    UUID second = office.units().getLast();
    person(office, null, "registrar", Set.of(), Role.REGISTRAR);
    Person handler = person(office, first, "handler", Set.of(), Role.HANDLER);
    person(office, second, "handler2", Set.of(), Role.HANDLER);
    person(office, null, "lead", Set.of(handler.id()), Role.LEAD);
    if (office.code().endsWith("-gov")) {
      person(office, first, "reviewer", Set.of(), Role.REVIEWER);
      person(office, second, "reviewer2", Set.of(), Role.REVIEWER);
    }
    if (!office.code().endsWith("-liu")) {
      person(office, null, "supervisor", Set.of(), Role.SUPERVISOR);
    }
  }

  private Person person(
      Office office, @Nullable UUID unit, String post, Set<UUID> directs, Role... roles) {
    String login = "soak." + office.code() + "." + post;
    String name = "员" + office.code() + post;
    Officer officer =
        new Officer(
            UUID.randomUUID(), office.id(), unit, name, login, Set.of(roles), directs, true);
    done(authorities.add(SYSTEM, officer));
    Person person = new Person(officer.id(), login, name, office, Set.of(roles), directs);
    people.add(person);
    return person;
  }

  private static void done(Change<?> change) {
    if (!(change instanceof Change.Created<?>)) {
      throw new IllegalStateException("soak: " + change);
    }
  }
}
