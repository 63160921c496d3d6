package org.huiyin.administration;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huiyin.access.GraveAct;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Officers implements Kept<Officer> {

  private final Authorities authorities;

  Officers(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public String path() {
    return "officers";
  }

  @Override
  public Optional<GraveAct> grave() {
    return Optional.of(GraveAct.OFFICERS);
  }

  @Override
  public boolean byTwo() {
    return true;
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.all().stream()
        .filter(owner -> institution == null || owner.id().equals(institution))
        .flatMap(owner -> now.officers(owner.id()).stream().map(one -> row(page, now, one)))
        .toList();
  }

  private static Row row(Page page, Directory now, Officer officer) {
    String where = new Options(page, now, Typed.nothing()).institution(officer.institution());
    return new Row(
        officer.id().toString(),
        officer.name(),
        page.text("admin.officer.at", where, roles(page, officer)),
        officer.active(),
        officer.name() + "\n" + officer.login());
  }

  private static String roles(Page page, Officer officer) {
    return officer.roles().isEmpty()
        ? page.text("admin.none.role")
        : officer.roles().stream()
            .sorted()
            .map(role -> page.text("admin.role." + role.id()))
            .collect(Collectors.joining(page.text("admin.and")));
  }

  @Override
  public Optional<Officer> find(Directory now, String key) {
    return Optional.ofNullable(Typed.uuid(key)).flatMap(now::officer);
  }

  @Override
  public String key(Officer officer) {
    return officer.id().toString();
  }

  @Override
  public String name(Page page, Directory now, Officer officer) {
    return officer.name();
  }

  @Override
  public Typed fresh() {
    return Typed.nothing().with("active", true);
  }

  @Override
  public Typed typed(Officer officer) {
    return Typed.nothing()
        .with("institution", officer.institution())
        .with("name", officer.name())
        .with("login", officer.login())
        .with("unit", officer.unit())
        .with("roles", officer.roles().stream().map(Role::id).sorted().toList())
        .with("subordinates", officer.subordinates().stream().map(UUID::toString).sorted().toList())
        .with("active", officer.active());
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    Options options = new Options(page, now, typed);
    UUID institution = typed.id("institution");
    return List.of(
        options.owner(),
        Field.line("name"),
        Field.line("login"),
        Field.oneOf("unit", options.units(institution)),
        Field.someOf(
            "roles",
            Arrays.stream(Role.values())
                .map(role -> new Option(role.id(), page.text("admin.role." + role.id())))
                .toList()),
        Field.someOf(
            "subordinates",
            options.officers(
                institution, "subordinates", officer -> !officer.id().toString().equals(key))),
        Field.yes("active"));
  }

  @Override
  public Officer thing(UUID id, Typed typed) {
    return new Officer(
        id,
        Objects.requireNonNullElse(typed.id("institution"), new UUID(0, 0)),
        typed.id("unit"),
        typed.text("name"),
        typed.text("login"),
        typed.all("roles").stream()
            .map(Role::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet()),
        typed.all("subordinates").stream()
            .map(Typed::uuid)
            .flatMap(one -> Optional.ofNullable(one).stream())
            .collect(Collectors.toSet()),
        typed.yes("active"));
  }

  @Override
  public Change<Officer> add(Editor editor, Officer officer) {
    return authorities.add(editor, officer);
  }

  @Override
  public Change<Officer> change(Editor editor, String key, UnaryOperator<Officer> to) {
    return authorities.changeOfficer(editor, UUID.fromString(key), to);
  }
}
