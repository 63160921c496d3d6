package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.authority.HouseDates;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Procedures;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Length;
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

/// What an institution promises where the law has no date.
@RestController
@RequestMapping("/api/v1/admin/institutions/{id}/house-dates")
@Tag(name = "administration")
class HouseDatesController {

  private final Authorities authorities;
  private final Directory directory;
  private final Procedures procedures;
  private final AdminAnswers answers;
  private final EntityTags tags;

  HouseDatesController(
      Authorities authorities,
      Directory directory,
      Procedures procedures,
      AdminAnswers answers,
      EntityTags tags) {
    this.authorities = authorities;
    this.directory = directory;
    this.procedures = procedures;
    this.answers = answers;
    this.tags = tags;
  }

  record HouseDatesBody(@Nullable Map<String, @Nullable String> dates) {}

  /// @param dates what the institution promises, by clock
  /// @param open every clock for which it may promise something shorter
  record HouseDatesView(UUID institution, Map<String, String> dates, List<Promisable> open) {}

  /// @param most what the rulebook promises, such as `5 working-days`
  record Promisable(String clock, Name title, String most) {}

  @GetMapping
  @Operation(summary = "Read what an institution promises where the law has no date")
  ResponseEntity<HouseDatesView> read(@PathVariable UUID id) {
    return answers.one(directory.institution(id), found -> view(directory.houseDates(id)));
  }

  @PutMapping
  @Operation(
      summary = "Change what an institution promises where the law has no date",
      description =
          "`dates` are all that hold from now on. They govern the matters that it takes in afterwards.")
  ResponseEntity<HouseDatesView> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody HouseDatesBody body) {
    return answers.of(
        authorities.changeHouseDates(
            officer.editor(),
            id,
            now -> {
              tags.requireMatch(ifMatch, view(now));
              return new HouseDates(id, Given.named(body.dates()));
            }),
        this::view,
        dates -> "");
  }

  private HouseDatesView view(HouseDates dates) {
    return new HouseDatesView(
        dates.institution(), dates.lengths(), promisable(dates.institution()));
  }

  private List<Promisable> promisable(UUID institution) {
    return directory
        .institution(institution)
        .map(Institution::id)
        .flatMap(procedures::inForce)
        .map(
            rulebook ->
                rulebook.clocks().values().stream()
                    .filter(ClockDefinition::isHouseDate)
                    .map(HouseDatesController::promisable)
                    .toList())
        .orElseGet(List::of);
  }

  private static Promisable promisable(ClockDefinition clock) {
    Length most = Objects.requireNonNull(clock.length());
    return new Promisable(
        clock.id(),
        new Name(clock.title().zh(), clock.title().en()),
        most.amount() + " " + most.counting().id());
  }
}
