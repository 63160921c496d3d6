package org.huiyin.administration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Name;
import org.huiyin.authority.Place;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Places implements Kept<Place> {

  private static final int MOST = 1_000;

  private final Authorities authorities;
  private final Gazetteer gazetteer;

  Places(Authorities authorities, Gazetteer gazetteer) {
    this.authorities = authorities;
    this.gazetteer = gazetteer;
  }

  @Override
  public int most() {
    return MOST;
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
    return rows(page, gazetteer.list("", institution, MOST));
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution, String search) {
    return search.isBlank()
        ? rows(page, now, institution)
        : rows(
            page,
            gazetteer.search(search, MOST).stream()
                .map(Gazetteer.Found::place)
                .filter(place -> institution == null || institution.equals(place.institution()))
                .toList());
  }

  private List<Row> rows(Page page, List<Place> places) {
    Map<String, List<Place>> above =
        gazetteer.chains(
            places.stream().map(Place::parent).filter(Objects::nonNull).distinct().toList());
    return places.stream()
        .map(
            place ->
                new Row(
                    place.code(),
                    page.in(place.name()),
                    detail(page, place, above(place, above)),
                    place.active(),
                    ""))
        .toList();
  }

  private static List<Place> above(Place place, Map<String, List<Place>> chains) {
    String parent = place.parent();
    return parent == null ? List.of() : chains.getOrDefault(parent, List.of());
  }

  private static String detail(Page page, Place place, List<Place> above) {
    return above.stream()
        .map(parent -> page.in(parent.name()))
        .reduce((lower, higher) -> page.text("admin.place.path", higher, lower))
        .map(path -> page.text("admin.place.in", place.code(), path))
        .orElse(place.code());
  }

  @Override
  public Optional<Place> find(Directory now, String key) {
    return gazetteer.place(key);
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
    return Typed.nothing().with("active", true);
  }

  @Override
  public Typed typed(Place place) {
    return Typed.nothing()
        .with("code", place.code())
        .with("name.zh", place.name().zh())
        .with("name.en", place.name().en())
        .with("parent", place.parent())
        .with("institution", place.institution())
        .with("active", place.active());
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
                .institutions(institution -> true, "admin.none.institution")),
        Field.yes("active"));
  }

  @Override
  public Place thing(UUID id, Typed typed) {
    return new Place(
        typed.text("code"),
        new Name(typed.text("name.zh"), typed.text("name.en")),
        typed.optional("parent"),
        typed.id("institution"),
        typed.yes("active"));
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
