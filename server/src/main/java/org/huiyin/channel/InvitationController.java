package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.huiyin.access.FilingRate;
import org.huiyin.matter.JoiningGroup;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Joining the group of a matter, with the code of an invitation. The code stands in the body, so
/// that no address holds it.
@RestController
@Tag(name = "Matters")
class InvitationController {

  private final JoiningGroup joining;
  private final FilingRate rate;

  InvitationController(JoiningGroup joining, FilingRate rate) {
    this.joining = joining;
    this.rate = rate;
  }

  record Invited(@Nullable String number, @Nullable String code) {
    @Override
    public String toString() {
      return "Invited[hidden]";
    }
  }

  /// What a code opens.
  ///
  /// @param consent what whoever joins agrees to
  record InvitationAnswer(String number, String said, String size, String consent) {}

  /// @param agreed whether they agree to what the invitation says
  record JoinRequest(
      @Nullable String number,
      @Nullable String code,
      @Nullable Boolean agreed,
      @Nullable Map<String, @Nullable String> identity) {
    @Override
    public String toString() {
      return "JoinRequest[hidden]";
    }
  }

  /// @param member by which officers know them; random
  record JoinedAnswer(String number, int member, String key) {}

  @PostMapping("/api/v1/invitations")
  @Operation(summary = "What a group asks", description = "For whoever has the code.")
  InvitationAnswer look(@RequestBody Invited body, Locale locale) {
    return switch (joining.invitation(Given.text(body.number()), Given.text(body.code()))) {
      case JoiningGroup.Opened.Open(var number, var said, var size) ->
          new InvitationAnswer(number, said, size.id(), joining.consent(locale));
      case JoiningGroup.Opened.Wrong _ -> throw wrong();
      case JoiningGroup.Opened.Wait(var atLeast) -> throw later(atLeast);
    };
  }

  @PostMapping("/api/v1/members")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Join the group of a matter",
      description =
          "The key is shown once, and opens the matter with its number. If the answer is lost, join again: a key that nobody has opens nothing.")
  JoinedAnswer join(@RequestBody JoinRequest body, HttpServletRequest request, Locale locale) {
    Duration wait = rate.take(request);
    if (wait.isPositive()) {
      throw Problem.later(ProblemType.TOO_MANY_FILINGS, wait).exception();
    }
    JoiningGroup.Wish wish =
        new JoiningGroup.Wish(
            Given.text(body.number()),
            Given.text(body.code()),
            Boolean.TRUE.equals(body.agreed()),
            Given.named(body.identity()),
            joining.draw());
    return switch (joining.join(wish, locale)) {
      case JoiningGroup.Joined.Done(var number, var member, var key) ->
          new JoinedAnswer(number, member, key);
      case JoiningGroup.Joined.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
      case JoiningGroup.Joined.Wrong _ -> throw wrong();
      case JoiningGroup.Joined.Wait(var atLeast) -> throw later(atLeast);
    };
  }

  private static RuntimeException wrong() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }

  private static RuntimeException later(Duration atLeast) {
    return Problem.later(ProblemType.TOO_MANY_ATTEMPTS, atLeast).exception();
  }
}
