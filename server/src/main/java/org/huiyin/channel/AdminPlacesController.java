package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Place;
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
@RequestMapping(AdminPlacesController.PATH)
@Tag(name = "administration")
class AdminPlacesController {

  static final String PATH = "/api/v1/admin/places";

  private static final int MOST = 1_000;
  private static final int MOST_FOUND = 50;

  private static final AdminAnswers.Kind<Place, PlaceBody, Place> PLACES =
      new AdminAnswers.Kind<>(PATH, Place::code, place -> place, PlaceBody::of, PlaceBody.class);

  private final Authorities authorities;
  private final Gazetteer gazetteer;
  private final AdminAnswers answers;

  AdminPlacesController(Authorities authorities, Gazetteer gazetteer, AdminAnswers answers) {
    this.authorities = authorities;
    this.gazetteer = gazetteer;
    this.answers = answers;
  }

  @GetMapping
  @Operation(
      summary = "List the places",
      description =
          "At most 1,000, by code; `after` goes on after a code. With `search`, those found by a"
              + " part of their name, its pinyin, or what their code begins with, best first, at"
              + " most 50.")
  List<Place> list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String after) {
    return search.isBlank()
        ? gazetteer.list(after, null, MOST)
        : gazetteer.search(search, MOST_FOUND).stream().map(Gazetteer.Found::place).toList();
  }

  @GetMapping("/{code}")
  @Operation(summary = "Read one of the places")
  ResponseEntity<Place> one(@PathVariable String code) {
    return answers.one(PLACES, gazetteer.place(code));
  }

  @PostMapping
  @Operation(summary = "Add one to the places")
  ResponseEntity<Place> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody PlaceBody body) {
    return answers.of(PLACES, authorities.add(officer.editor(), body.place()));
  }

  @PatchMapping("/{code}")
  @Operation(summary = "Change one of the places by a merge patch")
  ResponseEntity<Place> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String code,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody Map<String, Object> patch) {
    return answers.of(
        PLACES,
        authorities.changePlace(
            officer.editor(), code, answers.patched(PLACES, ifMatch, patch, PlaceBody::place)));
  }
}
