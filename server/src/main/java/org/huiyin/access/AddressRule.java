package org.huiyin.access;

import java.util.List;
import java.util.function.Supplier;
import org.huiyin.authority.Power;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPatternParser;

/// For whom an address of the server is: [#ALL] is the one place that says so, the security of the
/// API and of the desk is made from it, and `docs/access.md` is drawn from it. The first rule that
/// fits counts; what none fits is for nobody.
///
/// What lies below `/matter` is opened by number and key, which those pages ask for themselves.
///
/// @param methods which ones; empty for all. `GET` stands for `HEAD` too
/// @param path a path pattern of Spring
public record AddressRule(List<HttpMethod> methods, String path, Audience audience) {

  private static final Audience READS = new Audience.Holder(Power.WORK, Scope.DESK_READ);
  private static final Audience ACTS = new Audience.Holder(Power.WORK, Scope.DESK_ACT);
  private static final Audience REGISTERS = new Audience.Holder(Power.REGISTER, Scope.DESK_ACT);
  private static final Audience HEARS = new Audience.Holder(Power.READ_RATINGS, Scope.DESK_READ);
  private static final Audience AUDITS = new Audience.Holder(Power.AUDIT, Scope.AUDIT);
  private static final Audience OPERATES = new Audience.Holder(Power.OPERATE, Scope.OPERATE);
  private static final Audience ADMINISTERS = new Audience.Holder(Power.ADMINISTER, Scope.ADMIN);

  /// All there are, in order.
  public static final List<AddressRule> ALL =
      List.of(
          post("/api/v1/matters", Audience.ANYONE),
          any("/api/v1/matters/{number}/**", Audience.COMPLAINANT),
          // Who may go on with an upload is proven by its key.
          any("/api/v1/uploads/**", Audience.ANYONE),
          // Who asks has the code of an invitation, in the body.
          post("/api/v1/invitations", Audience.ANYONE),
          post("/api/v1/members", Audience.ANYONE),
          get("/api/v1/institutions", Audience.ANYONE),
          get("/api/v1/published", Audience.ANYONE),
          get("/api/v1/published/lawful-orders", Audience.ANYONE),
          get("/api/openapi.json", Audience.ANYONE),
          get("/actuator/health/**", Audience.ANYONE),
          // Who asks is proven by the token that they bring.
          post("/api/v1/back-channel-logout", Audience.ANYONE),
          any("/api/v1/password", Audience.OFFICER),
          any("/api/v1/tokens/**", Audience.OFFICER),
          any("/api/v1/admin/**", ADMINISTERS),
          post("/api/v1/desk/matters", REGISTERS),
          get("/api/v1/desk/satisfaction", HEARS),
          get("/api/v1/desk/**", READS),
          any("/api/v1/desk/**", ACTS),
          get("/api/v1/audit/**", AUDITS),
          any("/api/**", Audience.NOBODY),
          any("/actuator/**", Audience.NOBODY),
          any("/sign-in/code", Audience.OFFICER),
          any("/sign-in/**", Audience.ANYONE),
          any("/sign-out", Audience.ANYONE),
          any("/password", Audience.OFFICER),
          any("/account/**", Audience.OFFICER),
          any("/prove/**", Audience.OFFICER),
          any("/admin/**", ADMINISTERS),
          get("/audit/**", AUDITS),
          get("/operate/**", OPERATES),
          any("/desk/register/**", REGISTERS),
          get("/desk/satisfaction", HEARS),
          get("/desk/**", READS),
          any("/desk/**", ACTS),
          any("/matter/**", Audience.COMPLAINANT),
          any("/", Audience.ANYONE),
          any("/before", Audience.ANYONE),
          any("/bring", Audience.ANYONE),
          any("/draft", Audience.ANYONE),
          any("/follow", Audience.ANYONE),
          any("/join/**", Audience.ANYONE),
          any("/leave", Audience.ANYONE),
          any("/ledger", Audience.ANYONE),
          get("/ledger/verify", Audience.ANYONE),
          get("/ledger/checkpoint", Audience.ANYONE),
          get("/ledger/tile/**", Audience.ANYONE),
          get("/privacy", Audience.ANYONE),
          any("/published/**", Audience.ANYONE),
          any("/rulebooks/**", Audience.ANYONE),
          any("/schemas/**", Audience.ANYONE),
          any("/assets/*", Audience.ANYONE),
          any("/error", Audience.ANYONE));

  public AddressRule {
    methods = List.copyOf(methods);
  }

  private static AddressRule any(String path, Audience audience) {
    return new AddressRule(List.of(), path, audience);
  }

  private static AddressRule get(String path, Audience audience) {
    return new AddressRule(List.of(HttpMethod.GET, HttpMethod.HEAD), path, audience);
  }

  private static AddressRule post(String path, Audience audience) {
    return new AddressRule(List.of(HttpMethod.POST), path, audience);
  }

  /// For whom this is, by the first rule that fits; [Audience#NOBODY] where none does.
  ///
  /// @param path as it is asked for, or as a controller names it
  public static Audience audience(HttpMethod method, String path) {
    return ALL.stream()
        .filter(rule -> rule.fits(method, path))
        .map(AddressRule::audience)
        .findFirst()
        .orElse(Audience.NOBODY);
  }

  /// Whether it speaks of this, if no rule before it does.
  public boolean fits(HttpMethod method, String asked) {
    return (methods.isEmpty() || methods.contains(method))
        && PathPatternParser.defaultInstance.parse(path).matches(PathContainer.parsePath(asked));
  }

  /// Puts the rules in force, and denies the rest.
  public static void enforce(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    for (AddressRule rule : ALL) {
      if (rule.methods.isEmpty()) {
        paths.requestMatchers(rule.path).access(rule::decide);
      }
      for (HttpMethod method : rule.methods) {
        paths.requestMatchers(method, rule.path).access(rule::decide);
      }
    }
    paths.anyRequest().denyAll();
  }

  private AuthorizationDecision decide(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
    Authentication proven = who.get();
    return new AuthorizationDecision(
        audience.includes(proven == null ? null : proven.getPrincipal()));
  }
}
