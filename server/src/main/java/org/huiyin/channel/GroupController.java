package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.Groups;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The group of a matter, for those who bring it together.
@RestController
@RequestMapping("/api/v1/matters/{number}/group")
@Tag(name = "Matters")
class GroupController {

  private final Groups groups;

  GroupController(Groups groups) {
    this.groups = groups;
  }

  /// The group as one of them sees it.
  ///
  /// @param member the number of whoever asks, by which officers know them
  /// @param size how many there are, as a band
  /// @param candidates who offers to speak for it, by number
  /// @param representatives who speaks for it, by number
  record GroupAnswer(
      int member,
      String size,
      String said,
      boolean inviting,
      boolean company,
      boolean broughtIt,
      boolean stands,
      boolean hasChosen,
      List<Integer> candidates,
      List<Integer> representatives) {}

  record Voice(@Nullable Integer member) {}

  record Inviting(@Nullable String said) {}

  @GetMapping
  @Operation(
      summary = "Those who bring the matter together",
      description = "How many, as a band; never who, and never what they said.")
  GroupAnswer read(@AuthenticationPrincipal Participant participant) {
    return groups
        .of(participant)
        .map(
            group ->
                new GroupAnswer(
                    group.number(),
                    group.size().id(),
                    group.said(),
                    group.inviting(),
                    group.company(),
                    group.broughtIt(),
                    group.stands(),
                    group.hasChosen(),
                    group.candidates(),
                    group.representatives()))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  @PutMapping("/invitation")
  @Operation(
      summary = "Open the matter to others, or make another code",
      description =
          "One code for all, to be given by mouth or on paper; the one before it ends. Whoever has it reads `said`, and nothing"
              + " that was written in the matter.")
  Map<String, String> invite(
      @AuthenticationPrincipal Complainant complainant, @RequestBody Inviting body) {
    return switch (groups.invite(complainant, Given.text(body.said()))) {
      case Groups.Invited.Code(var code) -> Map.of("code", code);
      case Groups.Invited.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
      case Groups.Invited.OnlyThePerson _ ->
          throw Problem.of(ProblemType.ONLY_THE_PERSON).exception();
      case Groups.Invited.Over _ -> throw Problem.of(ProblemType.CONFLICT).exception();
    };
  }

  @DeleteMapping("/invitation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End the code: nobody else joins")
  void close(@AuthenticationPrincipal Complainant complainant) {
    groups.close(complainant);
  }

  @PutMapping("/candidacy")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Offer to speak for the group",
      description = "By number. A representative has no more rights than the others.")
  void stand(@AuthenticationPrincipal Participant participant) {
    groups.stand(participant, true);
  }

  @DeleteMapping("/candidacy")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Offer it no more")
  void standDown(@AuthenticationPrincipal Participant participant) {
    groups.stand(participant, false);
  }

  @PostMapping("/voice")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Say who should speak for the group",
      description =
          "Each has one voice, and whose went to whom is kept nowhere. Those with the most are the representatives, as many as"
              + " the rulebook lets speak at a visit.")
  void choose(@AuthenticationPrincipal Participant participant, @RequestBody Voice body) {
    if (body.member() == null || !groups.choose(participant, body.member())) {
      throw Problem.of(ProblemType.CONFLICT).exception();
    }
  }

  @DeleteMapping("/membership")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Leave the group",
      description =
          "The key opens nothing any more, and who you are is erased. Refused to the last one, who can withdraw.")
  void leave(@AuthenticationPrincipal Participant participant) {
    if (!groups.leave(participant)) {
      throw Problem.of(ProblemType.CONFLICT).exception();
    }
  }
}
