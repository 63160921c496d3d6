package org.huiyin.channel;

import java.util.UUID;
import org.huiyin.authority.Topic;
import org.jspecify.annotations.Nullable;

record TopicBody(
    @Nullable UUID institution,
    @Nullable String code,
    @Nullable Names name,
    @Nullable Boolean active) {

  static TopicBody of(Topic topic) {
    return new TopicBody(topic.institution(), topic.code(), Names.of(topic.name()), topic.active());
  }

  Topic topic(UUID id) {
    Given given = new Given();
    UUID owner = given.id("institution", institution);
    given.done();
    return new Topic(id, owner, Given.text(code), Names.given(name), Given.yes(active, true));
  }
}
