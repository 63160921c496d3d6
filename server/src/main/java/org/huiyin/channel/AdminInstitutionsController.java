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
import org.huiyin.authority.Institution;
import org.huiyin.web.EntityTags;
import org.huiyin.web.JsonBodies;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AdminInstitutionsController.PATH)
@Tag(name = "administration")
class AdminInstitutionsController {

  static final String PATH = "/api/v1/admin/institutions";

  private final Authorities authorities;
  private final Directory directory;
  private final AdminAnswers answers;
  private final JsonBodies bodies;
  private final EntityTags tags;

  AdminInstitutionsController(
      Authorities authorities,
      Directory directory,
      AdminAnswers answers,
      JsonBodies bodies,
      EntityTags tags) {
    this.authorities = authorities;
    this.directory = directory;
    this.answers = answers;
    this.bodies = bodies;
    this.tags = tags;
  }

  @GetMapping
  @Operation(summary = "List the institutions")
  List<Institution> list() {
    return directory.all();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of the institutions")
  ResponseEntity<Institution> one(@PathVariable UUID id) {
    return answers.one(directory.institution(id), institution -> institution);
  }

  @PostMapping
  @Operation(summary = "Add one to the institutions")
  ResponseEntity<Institution> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody InstitutionBody body) {
    return answers.of(
        authorities.add(officer.editor(), body.institution(UUID.randomUUID())),
        institution -> institution,
        institution -> PATH + "/" + institution.id());
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Change one of the institutions by a merge patch")
  ResponseEntity<Institution> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody Map<String, Object> patch) {
    return answers.of(
        authorities.changeInstitution(
            officer.editor(),
            id,
            institution -> {
              tags.requireMatch(ifMatch, institution);
              return bodies
                  .merged(InstitutionBody.of(institution), patch, InstitutionBody.class)
                  .institution(id);
            }),
        institution -> institution,
        institution -> PATH + "/" + institution.id());
  }
}
