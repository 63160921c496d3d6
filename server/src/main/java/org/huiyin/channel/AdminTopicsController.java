package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Topic;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AdminTopicsController.PATH)
@Tag(name = "administration")
class AdminTopicsController {

  static final String PATH = "/api/v1/admin/topics";

  private static final AdminAnswers.Kind<Topic, TopicBody, Topic> TOPICS =
      new AdminAnswers.Kind<>(PATH, Topic::id, topic -> topic, TopicBody::of, TopicBody.class);

  private final Authorities authorities;
  private final Directory directory;
  private final AdminAnswers answers;

  AdminTopicsController(Authorities authorities, Directory directory, AdminAnswers answers) {
    this.authorities = authorities;
    this.directory = directory;
    this.answers = answers;
  }

  @GetMapping
  @Operation(summary = "List the topics")
  List<Topic> list(@RequestParam Optional<UUID> institution) {
    return institution
        .map(directory::topics)
        .orElseGet(
            () ->
                directory.all().stream().flatMap(i -> directory.topics(i.id()).stream()).toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of the topics")
  ResponseEntity<Topic> one(@PathVariable UUID id) {
    return answers.one(TOPICS, directory.topic(id));
  }

  @PostMapping
  @Operation(summary = "Add one to the topics")
  ResponseEntity<Topic> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody TopicBody body) {
    return answers.of(TOPICS, authorities.add(officer.editor(), body.topic(UUID.randomUUID())));
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Change one of the topics by a merge patch")
  ResponseEntity<Topic> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody Map<String, Object> patch) {
    return answers.of(
        TOPICS,
        authorities.changeTopic(
            officer.editor(), id, answers.patched(TOPICS, ifMatch, patch, body -> body.topic(id))));
  }
}
