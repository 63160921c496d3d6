package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.AnswerTexts;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.web.EntityTags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an institution's answers begin with.
@RestController
@RequestMapping("/api/v1/admin/institutions/{id}/answer-templates")
@Tag(name = "administration")
class AnswerTemplatesController {

  private final Authorities authorities;
  private final Directory directory;
  private final AdminAnswers answers;
  private final EntityTags tags;

  AnswerTemplatesController(
      Authorities authorities, Directory directory, AdminAnswers answers, EntityTags tags) {
    this.authorities = authorities;
    this.directory = directory;
    this.answers = answers;
    this.tags = tags;
  }

  record AnswerTemplatesBody(@Nullable Map<String, @Nullable String> texts) {}

  @GetMapping
  @Operation(summary = "Read what an institution has its answers begin with")
  ResponseEntity<AnswerTexts> read(@PathVariable UUID id) {
    return answers.one(directory.institution(id), found -> directory.answerTexts(found.id()));
  }

  @PutMapping
  @Operation(
      summary = "Change what an institution has its answers begin with",
      description =
          "`texts` are all that hold from now on, by outcome, text and language, such as"
              + " `not-supported.facts.zh`; the others are as shipped.")
  ResponseEntity<AnswerTexts> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody AnswerTemplatesBody body) {
    return answers.of(
        authorities.changeAnswerTexts(
            officer.editor(),
            id,
            now -> {
              tags.requireMatch(ifMatch, now);
              return new AnswerTexts(id, Given.named(body.texts()));
            }),
        templates -> templates,
        templates -> "");
  }
}
