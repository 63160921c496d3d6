package org.huiyin.administration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Name;
import org.huiyin.authority.Unit;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Units implements Kept<Unit> {

  private final Authorities authorities;

  Units(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public String path() {
    return "units";
  }

  @Override
  public boolean byTwo() {
    return true;
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.all().stream()
        .filter(owner -> institution == null || owner.id().equals(institution))
        .flatMap(owner -> now.units(owner.id()).stream().map(unit -> row(page, now, unit)))
        .toList();
  }

  private static Row row(Page page, Directory now, Unit unit) {
    return new Row(
        unit.id().toString(),
        page.in(unit.name()),
        new Options(page, now, Typed.nothing()).institution(unit.institution()),
        unit.active(),
        unit.name().zh() + "\n" + unit.name().en());
  }

  @Override
  public Optional<Unit> find(Directory now, String key) {
    return Optional.ofNullable(Typed.uuid(key)).flatMap(now::unit);
  }

  @Override
  public String key(Unit unit) {
    return unit.id().toString();
  }

  @Override
  public String name(Page page, Directory now, Unit unit) {
    return page.in(unit.name());
  }

  @Override
  public Typed fresh() {
    return Typed.nothing().with("active", true);
  }

  @Override
  public Typed typed(Unit unit) {
    return Typed.nothing()
        .with("institution", unit.institution())
        .with("name.zh", unit.name().zh())
        .with("name.en", unit.name().en())
        .with("active", unit.active());
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    return List.of(
        new Options(page, now, typed).owner(),
        Field.line("name.zh"),
        Field.line("name.en"),
        Field.yes("active"));
  }

  @Override
  public Unit thing(UUID id, Typed typed) {
    return new Unit(
        id,
        Objects.requireNonNullElse(typed.id("institution"), new UUID(0, 0)),
        new Name(typed.text("name.zh"), typed.text("name.en")),
        typed.yes("active"));
  }

  @Override
  public Change<Unit> add(Editor editor, Unit unit) {
    return authorities.add(editor, unit);
  }

  @Override
  public Change<Unit> change(Editor editor, String key, UnaryOperator<Unit> to) {
    return authorities.changeUnit(editor, UUID.fromString(key), to);
  }
}
