package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Scope;
import org.huiyin.access.Token;
import org.huiyin.access.TokenMaking;
import org.huiyin.access.Tokens;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Officers make, list and revoke their own tokens, signed in with their password.
@RestController
@RequestMapping(TokenController.PATH)
@Tag(name = "sign-in")
class TokenController {

  static final String PATH = "/api/v1/tokens";

  /// @param days how long it lasts, 30 unless said otherwise
  record TokenWanted(
      @Nullable String label, @Nullable List<String> scopes, @Nullable Integer days) {}

  record TokenView(
      UUID id,
      String label,
      List<String> scopes,
      Instant created,
      Instant expires,
      @Nullable Instant revoked,
      @Nullable LocalDate lastUsed) {}

  /// @param secret what to send as bearer token; shown once
  record Made(TokenView token, String secret) {}

  private final Tokens tokens;

  TokenController(Tokens tokens) {
    this.tokens = tokens;
  }

  @GetMapping
  @Operation(summary = "List your tokens, newest first")
  List<TokenView> list(@AuthenticationPrincipal OfficerPrincipal officer) {
    return tokens.of(officer).stream().map(TokenController::view).toList();
  }

  @PostMapping
  @Operation(summary = "Make a token")
  ResponseEntity<Made> make(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody TokenWanted wanted) {
    Set<Scope> scopes = scopes(wanted);
    int days = wanted.days == null ? Tokens.USUAL_DAYS : wanted.days;
    return switch (tokens.make(officer, Given.text(wanted.label), scopes, days)) {
      case TokenMaking.Made(Token token, String secret) ->
          ResponseEntity.created(URI.create(PATH + "/" + token.id()))
              .body(new Made(view(token), secret));
      case TokenMaking.Refused(var findings) -> throw refused(findings);
    };
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Revoke a token of yours at once")
  ResponseEntity<Void> revoke(
      @AuthenticationPrincipal OfficerPrincipal officer, @PathVariable UUID id) {
    if (!tokens.revoke(officer, id)) {
      throw AdminAnswers.absent();
    }
    return ResponseEntity.noContent().build();
  }

  private static Set<Scope> scopes(TokenWanted wanted) {
    List<String> named = wanted.scopes == null ? List.of() : wanted.scopes;
    Given given = new Given();
    if (named.stream().anyMatch(id -> Scope.of(id).isEmpty())) {
      given.refuse("scopes", "unknown");
    }
    given.done();
    return named.stream()
        .map(Scope::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ProblemException refused(List<TokenMaking.Finding> findings) {
    return Problem.fields(
            findings.stream().map(f -> new Problem.Field(id(f.field()), id(f.reason()))).toList())
        .exception();
  }

  private static String id(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static TokenView view(Token token) {
    return new TokenView(
        token.id(),
        token.label(),
        token.scopes().stream().map(Scope::id).sorted().toList(),
        token.created(),
        token.expires(),
        token.revoked(),
        token.lastUsed());
  }
}
