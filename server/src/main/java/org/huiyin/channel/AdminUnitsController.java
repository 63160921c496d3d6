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
import org.huiyin.authority.Unit;
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
@RequestMapping(AdminUnitsController.PATH)
@Tag(name = "administration")
class AdminUnitsController {

  static final String PATH = "/api/v1/admin/units";

  private static final AdminAnswers.Kind<Unit, UnitBody, Unit> UNITS =
      new AdminAnswers.Kind<>(PATH, Unit::id, unit -> unit, UnitBody::of, UnitBody.class);

  private final Authorities authorities;
  private final Directory directory;
  private final AdminAnswers answers;

  AdminUnitsController(Authorities authorities, Directory directory, AdminAnswers answers) {
    this.authorities = authorities;
    this.directory = directory;
    this.answers = answers;
  }

  @GetMapping
  @Operation(summary = "List the units")
  List<Unit> list(@RequestParam Optional<UUID> institution) {
    return institution
        .map(directory::units)
        .orElseGet(
            () -> directory.all().stream().flatMap(i -> directory.units(i.id()).stream()).toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of the units")
  ResponseEntity<Unit> one(@PathVariable UUID id) {
    return answers.one(UNITS, directory.unit(id));
  }

  @PostMapping
  @Operation(summary = "Add one to the units")
  ResponseEntity<Unit> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody UnitBody body) {
    return answers.of(
        UNITS,
        authorities.add(
            officer.editor().because(Given.text(body.reason())), body.unit(UUID.randomUUID())));
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Change one of the units by a merge patch, which can name a `reason`")
  ResponseEntity<Unit> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody Map<String, Object> patch) {
    return answers.of(
        UNITS,
        authorities.changeUnit(
            AdminAnswers.because(officer, patch),
            id,
            answers.patched(UNITS, ifMatch, patch, body -> body.unit(id))));
  }
}
