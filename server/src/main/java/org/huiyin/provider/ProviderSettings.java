package org.huiyin.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator says of the identity provider: `huiyin.oidc`. Without an issuer there is none.
///
/// @param issuer its address, exactly as it calls itself
/// @param clientSecretFile a file that holds the secret and nothing else; wins over the secret
/// @param name what the button calls it, by language
/// @param linkClaim the claim by which an officer without an account there is found by their
///     sign-in name, at their first sign-in; empty, as it should be wherever people can choose
///     what stands in that claim
/// @param rolesClaim where the provider's roles stand, such as `roles` or `realm_access.roles`;
///     empty: it says nothing of roles, and the directory's hold
/// @param roles by our role, which of the provider's leave it
/// @param acceptedAcr values of `acr` that stand for two factors
/// @param acceptedAmr values of `amr` likewise; one of them is enough
/// @param only whether passwords, and passkeys by themselves, are closed
@ConfigurationProperties("huiyin.oidc")
record ProviderSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @Nullable Path clientSecretFile,
    @DefaultValue Map<String, String> name,
    @DefaultValue List<String> scopes,
    @DefaultValue("") String linkClaim,
    @DefaultValue("") String rolesClaim,
    @DefaultValue Map<String, List<String>> roles,
    @DefaultValue Set<String> acceptedAcr,
    @DefaultValue Set<String> acceptedAmr,
    @DefaultValue("false") boolean only) {

  ProviderSettings {
    issuer = issuer.strip();
    name = Map.copyOf(name);
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
    acceptedAcr = Set.copyOf(acceptedAcr);
    acceptedAmr = Set.copyOf(acceptedAmr);
    if (!issuer.isEmpty()) {
      check(isSafe(URI.create(issuer)), "issuer", "https, or http on this machine", issuer);
      check(!clientId.isBlank(), "client-id", "the name of Huiyin there", clientId);
    }
    check(!only || !issuer.isEmpty(), "only", "false while there is no issuer", "true");
    for (String role : roles.keySet()) {
      check(Role.of(role).isPresent(), "roles", "by roles of ours, such as handler", role);
    }
  }

  boolean present() {
    return !issuer.isEmpty();
  }

  /// Read anew each time, so that a new secret needs no restart.
  String secret() {
    if (clientSecretFile == null) {
      return clientSecret;
    }
    try {
      return Files.readString(clientSecretFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "ProviderSettings[" + issuer + "]";
  }

  private static boolean isSafe(URI issuer) {
    String host = String.valueOf(issuer.getHost());
    return "https".equals(issuer.getScheme())
        || ("http".equals(issuer.getScheme()) && host.matches("localhost|127\\.0\\.0\\.1"));
  }

  private static void check(boolean right, String setting, String wanted, String value) {
    if (!right) {
      throw new IllegalArgumentException(
          "huiyin.oidc." + setting + ": has to be " + wanted + ", and is '" + value + "'");
    }
  }
}
