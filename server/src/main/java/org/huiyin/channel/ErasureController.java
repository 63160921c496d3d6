package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.OwnErasure;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Having a matter erased, or who brought it, with its key.
@RestController
@RequestMapping("/api/v1/matters/{number}/erasure")
@Tag(name = "Matters")
class ErasureController {

  private static final String ALL = "all";
  private static final String IDENTITY = "identity";

  private final OwnErasure erasure;

  ErasureController(OwnErasure erasure) {
    this.erasure = erasure;
  }

  /// What keeps something.
  ///
  /// @param reason `open`, `archive`, `held`, `together`, `helpers-key` or `nobody`
  /// @param until the last day on which it is kept, where one is known
  record ErasureKept(String reason, @Nullable LocalDate until, @Nullable String provision) {

    static @Nullable ErasureKept of(Optional<OwnErasure.Kept> kept) {
      return kept.map(
              each ->
                  new ErasureKept(
                      each.why().id(),
                      each.until(),
                      each.provision().isEmpty() ? null : each.provision()))
          .orElse(null);
    }
  }

  /// What can be erased: whatever nothing keeps.
  ///
  /// @param all what keeps the whole matter, or null
  /// @param identity what keeps who the complainant is, or null
  record ErasureOffer(@Nullable ErasureKept all, @Nullable ErasureKept identity) {}

  /// @param what `all` or `identity`
  record ErasureBody(@Nullable String what) {}

  @GetMapping
  @Operation(summary = "What of this matter can be erased now, and what keeps the rest")
  ErasureOffer offer(@AuthenticationPrincipal Complainant complainant, Locale locale) {
    OwnErasure.Offer offer = erasure.offer(complainant, locale);
    return new ErasureOffer(ErasureKept.of(offer.all()), ErasureKept.of(offer.identity()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Erase the whole matter, or who brought it; nobody can undo it")
  void erase(
      @AuthenticationPrincipal Complainant complainant,
      @RequestBody ErasureBody body,
      Locale locale) {
    String what = body.what() == null ? "" : body.what();
    Optional<OwnErasure.Kept> kept =
        switch (what) {
          case ALL -> erasure.all(complainant, locale);
          case IDENTITY -> erasure.identity(complainant);
          default ->
              throw Problem.fields(List.of(new Problem.Field("what", "unknown"))).exception();
        };
    kept.ifPresent(
        each -> {
          throw Problem.of(ProblemType.ERASURE_REFUSED).with("reason", each.why().id()).exception();
        });
  }
}
