package org.huiyin.administration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.authority.AnswerTextRules;
import org.huiyin.authority.AnswerTexts;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Procedures;
import org.huiyin.page.Page;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What institutions' answers begin with. Each has its own, so that none is added; a field that is
/// left empty is as shipped.
@Component
final class OwnTemplates implements Kept<AnswerTexts> {

  private static final String FIELD = "texts.";
  private static final List<String> LANGUAGES = List.of("zh", "en");

  private final Authorities authorities;
  private final Procedures procedures;

  OwnTemplates(Authorities authorities, Procedures procedures) {
    this.authorities = authorities;
    this.procedures = procedures;
  }

  @Override
  public String path() {
    return "answer-templates";
  }

  @Override
  public boolean addable() {
    return false;
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.all().stream()
        .filter(owner -> institution == null || owner.id().equals(institution))
        .map(owner -> row(page, now, owner))
        .toList();
  }

  private static Row row(Page page, Directory now, Institution owner) {
    int own = now.answerTexts(owner.id()).texts().size();
    return new Row(
        owner.id().toString(),
        page.in(owner.name()),
        own == 0 ? page.text("admin.templates.none") : page.text("admin.templates.own", own),
        true,
        owner.name().zh() + "\n" + owner.name().en());
  }

  @Override
  public Optional<AnswerTexts> find(Directory now, String key) {
    return Optional.ofNullable(Typed.uuid(key))
        .flatMap(now::institution)
        .map(institution -> now.answerTexts(institution.id()));
  }

  @Override
  public String key(AnswerTexts templates) {
    return templates.institution().toString();
  }

  @Override
  public String name(Page page, Directory now, AnswerTexts templates) {
    return now.institution(templates.institution()).map(i -> page.in(i.name())).orElse("");
  }

  @Override
  public Typed fresh() {
    return Typed.nothing();
  }

  @Override
  public Typed typed(AnswerTexts templates) {
    Typed typed = Typed.nothing();
    for (Map.Entry<String, String> text : templates.texts().entrySet()) {
      typed = typed.with(FIELD + text.getKey(), text.getValue());
    }
    return typed;
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    return Optional.ofNullable(Typed.uuid(String.valueOf(key)))
        .flatMap(now::institution)
        .flatMap(institution -> procedures.inForce(institution.id()))
        .map(rulebook -> fields(page, rulebook))
        .orElseGet(List::of);
  }

  private static List<Field> fields(Page page, Rulebook rulebook) {
    List<Field> fields = new ArrayList<>();
    for (String part : AnswerTextRules.parts(rulebook)) {
      for (String language : LANGUAGES) {
        String called = label(page, rulebook, part, language);
        fields.add(Field.lines(FIELD + part + "." + language).called(called));
      }
    }
    return List.copyOf(fields);
  }

  private static String label(Page page, Rulebook rulebook, String part, String language) {
    int text = part.lastIndexOf('.');
    return page.text(
        "admin.templates.part." + language,
        title(rulebook, part.substring(0, text)).in(page.locale()),
        page.textOr("desk.text." + part.substring(text + 1), "desk.text.other"));
  }

  private static Texts title(Rulebook rulebook, String name) {
    OutcomeDefinition outcome = rulebook.outcomes().get(name);
    ActDefinition act = rulebook.acts().get(name);
    return outcome != null ? outcome.title() : act == null ? new Texts(name, name) : act.title();
  }

  @Override
  public AnswerTexts thing(UUID id, Typed typed) {
    Map<String, String> texts = new HashMap<>();
    typed.values().keySet().stream()
        .filter(field -> field.startsWith(FIELD) && !typed.text(field).isBlank())
        .forEach(field -> texts.put(field.substring(FIELD.length()), typed.text(field)));
    return new AnswerTexts(id, texts);
  }

  @Override
  public Change<AnswerTexts> add(Editor editor, AnswerTexts templates) {
    throw new UnsupportedOperationException("every institution has its own");
  }

  @Override
  public Change<AnswerTexts> change(Editor editor, String key, UnaryOperator<AnswerTexts> to) {
    return authorities.changeAnswerTexts(editor, UUID.fromString(key), to);
  }
}
