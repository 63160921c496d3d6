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

  private static final AdminAnswers.Kind<Institution, InstitutionBody, Institution> INSTITUTIONS =
      new AdminAnswers.Kind<>(
          PATH,
          Institution::id,
          institution -> institution,
          InstitutionBody::of,
          InstitutionBody.class);

  private final Authorities authorities;
  private final Directory directory;
  private final AdminAnswers answers;

  AdminInstitutionsController(Authorities authorities, Directory directory, AdminAnswers answers) {
    this.authorities = authorities;
    this.directory = directory;
    this.answers = answers;
  }

  @GetMapping
  @Operation(summary = "List the institutions")
  List<Institution> list() {
    return directory.all();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of the institutions")
  ResponseEntity<Institution> one(@PathVariable UUID id) {
    return answers.one(INSTITUTIONS, directory.institution(id));
  }

  @PostMapping
  @Operation(summary = "Add one to the institutions")
  ResponseEntity<Institution> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody InstitutionBody body) {
    return answers.of(
        INSTITUTIONS,
        authorities.add(
            officer.editor().because(Given.text(body.reason())),
            body.institution(UUID.randomUUID())));
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Change one of the institutions by a merge patch, which can name a `reason`")
  ResponseEntity<Institution> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody Map<String, Object> patch) {
    return answers.of(
        INSTITUTIONS,
        authorities.changeInstitution(
            AdminAnswers.because(officer, patch),
            id,
            answers.patched(INSTITUTIONS, ifMatch, patch, body -> body.institution(id))));
  }
}
