package org.huiyin.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Unit;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;

/// What there is to choose from in a form. Who isn't active any more is offered only where it was
/// chosen before.
record Options(Page page, Directory now, Typed typed) {

  List<Option> institutions(Predicate<Institution> which, String none) {
    return withNone(
        none,
        now.all().stream()
            .filter(which)
            .map(i -> new Option(i.id().toString(), page.in(i.name())))
            .toList());
  }

  List<Option> units(@Nullable UUID institution) {
    return withNone(
        "admin.none.unit",
        institution == null
            ? List.of()
            : now.units(institution).stream()
                .filter(unit -> unit.active() || typed.holds("unit", unit.id().toString()))
                .map(this::option)
                .toList());
  }

  private Option option(Unit unit) {
    return new Option(unit.id().toString(), page.in(unit.name()));
  }

  List<Option> officers(@Nullable UUID institution, String field, Predicate<Officer> which) {
    return institution == null
        ? List.of()
        : now.officers(institution).stream()
            .filter(which)
            .filter(officer -> officer.active() || typed.holds(field, officer.id().toString()))
            .map(officer -> new Option(officer.id().toString(), officer.name()))
            .toList();
  }

  List<Option> withNone(String none, List<Option> options) {
    List<Option> all = new ArrayList<>();
    all.add(new Option("", page.text(none)));
    all.addAll(options);
    return all;
  }

  /// The institution that something belongs to for good.
  Field owner() {
    String id = typed.one("institution");
    return Field.fixed("institution", new Option(id, institution(Typed.uuid(id))));
  }

  String institution(@Nullable UUID id) {
    return Optional.ofNullable(id)
        .flatMap(now::institution)
        .map(institution -> page.in(institution.name()))
        .orElse("");
  }
}
