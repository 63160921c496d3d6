package org.huiyin.administration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Name;
import org.huiyin.authority.Place;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Places implements Kept<Place> {

  private final Authorities authorities;

  Places(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public String path() {
    return "places";
  }

  @Override
  public boolean within() {
    return false;
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.places().stream()
        .filter(place -> institution == null || institution.equals(place.institution()))
        .map(
            place ->
                new Row(
                    place.code(),
                    page.in(place.name()),
                    detail(page, now, place),
                    true,
                    place.name().zh() + "\n" + place.name().en() + "\n" + place.code()))
        .toList();
  }

  private static String detail(Page page, Directory now, Place place) {
    return Optional.ofNullable(place.parent())
        .flatMap(now::place)
        .map(parent -> page.text("admin.place.in", place.code(), page.in(parent.name())))
        .orElse(place.code());
  }

  @Override
  public Optional<Place> find(Directory now, String key) {
    return now.place(key);
  }

  @Override
  public String key(Place place) {
    return place.code();
  }

  @Override
  public String name(Page page, Directory now, Place place) {
    return page.in(place.name());
  }

  @Override
  public Typed fresh() {
    return Typed.nothing();
  }

  @Override
  public Typed typed(Place place) {
    return Typed.nothing()
        .with("code", place.code())
        .with("name.zh", place.name().zh())
        .with("name.en", place.name().en())
        .with("parent", place.parent())
        .with("institution", place.institution());
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    return List.of(
        Field.line("name.zh"),
        Field.line("name.en"),
        key == null ? Field.line("code") : Field.fixed("code", new Option(key, key)),
        Field.line("parent"),
        Field.oneOf(
            "institution",
            new Options(page, now, typed)
                .institutions(institution -> true, "admin.none.institution")));
  }

  @Override
  public Place thing(UUID id, Typed typed) {
    return new Place(
        typed.text("code"),
        new Name(typed.text("name.zh"), typed.text("name.en")),
        typed.optional("parent"),
        typed.id("institution"));
  }

  @Override
  public Change<Place> add(Editor editor, Place place) {
    return authorities.add(editor, place);
  }

  @Override
  public Change<Place> change(Editor editor, String key, UnaryOperator<Place> to) {
    return authorities.changePlace(editor, key, to);
  }
}
