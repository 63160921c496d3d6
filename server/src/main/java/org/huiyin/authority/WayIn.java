package org.huiyin.authority;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A way in that an administrator wants to give an officer. Immutable; holds no secret.
///
/// @param whose the officer, as they are when it is proposed
/// @param offered by which the module that keeps the secret finds it
/// @param account what the identity provider calls the officer; `null` for a password
/// @param lastResort whether nobody could agree to it, and it opens no matter
public record WayIn(
    Officer whose, Form form, UUID offered, @Nullable String account, boolean lastResort) {

  /// What is given.
  public enum Form {
    START_PASSWORD,
    /// A start password, and telephone, passkeys and recovery codes are taken off.
    SECOND_FACTOR_OFF,
    PROVIDER_LINKED;

    /// The word used in the public record, such as `start-password`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static WayIn of(
      Directory now, UUID giving, UUID whose, Form form, UUID offered, @Nullable String account) {
    Officer officer =
        now.officer(whose)
            .orElseThrow(() -> new IllegalArgumentException("officer: unknown " + whose));
    return new WayIn(officer, form, offered, account, nobodyElse(now, giving, officer));
  }

  UUID officer() {
    return whose.id();
  }

  /// The only colleague of an administrator could never be let in again if it took two, and then
  /// nobody could agree to anything.
  private static boolean nobodyElse(Directory now, UUID giving, Officer whose) {
    Optional<Officer> giver = now.officer(giving);
    return whose.holds(Role.ADMINISTRATOR)
        && whose.roles().stream().noneMatch(Role::opensMatters)
        && giver.isPresent()
        && now.all().stream()
            .flatMap(one -> now.officersAt(one.id(), Role.ADMINISTRATOR).stream())
            .filter(one -> !one.id().equals(whose.id()))
            .noneMatch(one -> Proposals.mayAgree(now, one, giver.get()));
  }

  /// What anybody reads.
  Object published() {
    return described();
  }

  /// What administrators read, who have to know whom they let in.
  Object shown() {
    Map<String, @Nullable Object> shown = described();
    shown.put("name", whose.name());
    shown.put("login", whose.login());
    shown.put("account", account);
    return shown;
  }

  private Map<String, @Nullable Object> described() {
    Map<String, @Nullable Object> described = new TreeMap<>();
    described.put("id", whose.id());
    described.put("institution", whose.institution());
    described.put("wayIn", form.id());
    return described;
  }

  /// For whom it takes two: for everybody, since who opens no matter today may do so tomorrow.
  static final class ByTwo implements Powers<WayIn> {

    @Override
    public Manner manner(Optional<WayIn> before, WayIn after) {
      return Powers.twoIf(!after.lastResort());
    }

    @Override
    public Set<UUID> about(Optional<WayIn> before, WayIn after) {
      return Set.of(after.officer());
    }
  }
}
