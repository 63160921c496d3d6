package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.huiyin.access.Credentials;
import org.huiyin.access.PasswordChoice;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "sign-in")
class PasswordController {

  record PasswordWanted(@Nullable String password) {

    @Override
    public String toString() {
      return "PasswordWanted[hidden]";
    }
  }

  private final Credentials credentials;

  PasswordController(Credentials credentials) {
    this.credentials = credentials;
  }

  @PutMapping("/api/v1/password")
  @Operation(summary = "Choose your password, which revokes your tokens")
  ResponseEntity<Void> choose(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody PasswordWanted wanted) {
    String password = wanted.password == null ? "" : wanted.password;
    return switch (credentials.choose(officer, password)) {
      case PasswordChoice.Chosen() -> ResponseEntity.noContent().build();
      case PasswordChoice.Refused(var reason) ->
          throw Problem.fields(List.of(new Problem.Field("password", id(reason)))).exception();
    };
  }

  private static String id(PasswordChoice.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
