package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Groups;
import org.huiyin.matter.MatterNumber;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The group of a matter, for officers.
@RestController
@Tag(name = "Desk")
class DeskGroupController {

  private final Groups groups;

  DeskGroupController(Groups groups) {
    this.groups = groups;
  }

  /// Those who bring a matter together.
  ///
  /// @param size how many there are, as a band
  /// @param representatives who speaks for them, by number
  record CompanyAnswer(String size, List<Integer> representatives) {}

  @GetMapping("/api/v1/desk/matters/{number}/group")
  @Operation(
      summary = "How many bring a matter together, and who speaks for them",
      description =
          "A band and numbers; the exact figure and who they are is told to nobody. Not an opening: nothing that was written is read.")
  CompanyAnswer read(
      @AuthenticationPrincipal OfficerPrincipal officer, @PathVariable String number) {
    return MatterNumber.parse(number)
        .flatMap(found -> groups.of(officer, found))
        .map(company -> new CompanyAnswer(company.size().id(), company.representatives()))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }
}
