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
import org.huiyin.authority.Topic;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Topics implements Kept<Topic> {

  private final Authorities authorities;

  Topics(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public String path() {
    return "topics";
  }

  @Override
  public List<Row> rows(Page page, Directory now, @Nullable UUID institution) {
    return now.all().stream()
        .filter(owner -> institution == null || owner.id().equals(institution))
        .flatMap(owner -> now.topics(owner.id()).stream().map(topic -> row(page, now, topic)))
        .toList();
  }

  private static Row row(Page page, Directory now, Topic topic) {
    return new Row(
        topic.id().toString(),
        page.in(topic.name()),
        new Options(page, now, Typed.nothing()).institution(topic.institution()),
        topic.active(),
        topic.name().zh() + "\n" + topic.name().en() + "\n" + topic.code());
  }

  @Override
  public Optional<Topic> find(Directory now, String key) {
    return Optional.ofNullable(Typed.uuid(key)).flatMap(now::topic);
  }

  @Override
  public String key(Topic topic) {
    return topic.id().toString();
  }

  @Override
  public String name(Page page, Directory now, Topic topic) {
    return page.in(topic.name());
  }

  @Override
  public Typed fresh() {
    return Typed.nothing().with("active", true);
  }

  @Override
  public Typed typed(Topic topic) {
    return Typed.nothing()
        .with("institution", topic.institution())
        .with("name.zh", topic.name().zh())
        .with("name.en", topic.name().en())
        .with("code", topic.code())
        .with("active", topic.active());
  }

  @Override
  public List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key) {
    return List.of(
        new Options(page, now, typed).owner(),
        Field.line("name.zh"),
        Field.line("name.en"),
        Field.line("code"),
        Field.yes("active"));
  }

  @Override
  public Topic thing(UUID id, Typed typed) {
    return new Topic(
        id,
        Objects.requireNonNullElse(typed.id("institution"), new UUID(0, 0)),
        typed.text("code"),
        new Name(typed.text("name.zh"), typed.text("name.en")),
        typed.yes("active"));
  }

  @Override
  public Change<Topic> add(Editor editor, Topic topic) {
    return authorities.add(editor, topic);
  }

  @Override
  public Change<Topic> change(Editor editor, String key, UnaryOperator<Topic> to) {
    return authorities.changeTopic(editor, UUID.fromString(key), to);
  }
}
