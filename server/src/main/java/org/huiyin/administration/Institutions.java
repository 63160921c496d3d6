package org.huiyin.administration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.page.Page;
import org.huiyin.procedure.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Institutions implements Kept<Institution> {

  private final Authorities authorities;
  private final Editions editions;

  Institutions(Authorities authorities, Editions editions) {
    this.authorities = authorities;
    this.editions = editions;
  }

  @Override
  public String path() {
    return "institutions";
  }

  @Override
  public boolean within() {
    return false;
  }

  @Override
  public boolean byTwo() {
    return true;
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.all().stream()
        .map(
            i ->
                new Row(
                    i.id().toString(),
                    page.in(i.name()),
                    i.code(),
                    i.active(),
                    i.name().zh() + "\n" + i.name().en() + "\n" + i.code()))
        .toList();
  }

  @Override
  public Optional<Institution> find(Directory now, String key) {
    return Optional.ofNullable(Typed.uuid(key)).flatMap(now::institution);
  }

  @Override
  public String key(Institution institution) {
    return institution.id().toString();
  }

  @Override
  public String name(Page page, Directory now, Institution institution) {
    return page.in(institution.name());
  }

  @Override
  public Typed fresh() {
    return Typed.nothing().with("approvesAnswers", true);
  }

  @Override
  public Typed typed(Institution institution) {
    return Typed.nothing()
        .with("name.zh", institution.name().zh())
        .with("name.en", institution.name().en())
        .with("authority", institution.authority())
        .with("code", institution.code())
        .with("superior", institution.superior())
        .with("superiorOutside", institution.superiorOutside())
        .with("competentForAccusations", institution.competentForAccusations())
        .with("rulebook", institution.rulebook())
        .with("head", institution.head())
        .with("phone", institution.phone())
        .with("address", institution.address())
        .with("approvesAnswers", institution.approvesAnswers())
        .with("active", institution.active());
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    Options options = new Options(page, now, typed);
    UUID own = key == null ? null : Typed.uuid(key);
    return List.of(
        Field.line("name.zh"),
        Field.line("name.en"),
        Field.line("code"),
        Field.line("authority"),
        Field.oneOf(
            "superior", options.institutions(i -> !i.id().equals(own), "admin.none.superior")),
        Field.line("superiorOutside"),
        Field.oneOf(
            "head",
            options.withNone("admin.none.head", options.officers(own, "head", officer -> true))),
        Field.oneOf("rulebook", rulebooks(page, typed.text("rulebook"))),
        Field.lines("competentForAccusations"),
        Field.line("phone"),
        Field.line("address"),
        Field.yes("approvesAnswers"),
        Field.yes("active"));
  }

  private List<Option> rulebooks(Page page, String chosen) {
    List<Option> inForce =
        editions.procedures().stream()
            .map(rulebook -> new Option(rulebook.id(), rulebook.title(page.locale())))
            .distinct()
            .toList();
    boolean known = chosen.isEmpty() || inForce.stream().anyMatch(o -> o.value().equals(chosen));
    return known
        ? inForce
        : Stream.concat(inForce.stream(), Stream.of(new Option(chosen, chosen))).toList();
  }

  @Override
  public Institution thing(UUID id, Typed typed) {
    return new Institution(
        id,
        typed.text("authority"),
        typed.text("code"),
        new Name(typed.text("name.zh"), typed.text("name.en")),
        typed.id("superior"),
        typed.optional("superiorOutside"),
        typed.optional("competentForAccusations"),
        typed.text("rulebook"),
        typed.id("head"),
        typed.optional("phone"),
        typed.optional("address"),
        typed.yes("active"),
        typed.yes("approvesAnswers"));
  }

  @Override
  public Change<Institution> add(Editor editor, Institution institution) {
    return authorities.add(editor, institution);
  }

  @Override
  public Change<Institution> change(Editor editor, String key, UnaryOperator<Institution> to) {
    return authorities.changeInstitution(editor, UUID.fromString(key), to);
  }
}
