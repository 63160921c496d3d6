package org.huiyin.provider;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Officer;
import org.huiyin.authority.WayIn;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Which account at the provider is which officer's: one for each, made by an administrator, or at
/// the first sign-in where the operator allows it.
///
/// Guarantees that a link is given like any other way in: in public, seen by its officer, followed
/// by a day in which nobody is disclosed to them. It isn't confirmed before its officer has used it
/// with the second factor that they have, so that whoever gives it can't go in by it instead.
/// Thread-safe.
@Service
public class ProviderLinks {

  private static final String SYSTEM = "system:single-sign-on";

  /// An officer's account.
  ///
  /// @param subject what the provider calls it
  public record Link(String subject, Instant made, boolean confirmed) {}

  /// What became of a link.
  public enum Linked {
    DONE,
    /// The account is another officer's.
    TAKEN
  }

  private final ProviderSettings settings;
  private final Transactions transactions;
  private final Directory directory;
  private final Authorities authorities;
  private final GivenLinks given;
  private final InstantSource securityTime;

  ProviderLinks(
      ProviderSettings settings,
      Transactions transactions,
      Directory directory,
      Authorities authorities,
      GivenLinks given,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.settings = settings;
    this.transactions = transactions;
    this.directory = directory;
    this.authorities = authorities;
    this.given = given;
    this.securityTime = securityTime;
  }

  /// The officer's link to the provider that is configured now.
  public Optional<Link> of(UUID officer) {
    return transactions.read(
        SYSTEM,
        jdbc ->
            jdbc.sql(
                    """
                    select subject, made_at, confirmed_at is not null as confirmed
                    from provider_link where officer = ? and issuer = ?
                    """)
                .params(officer, settings.issuer())
                .query(
                    (row, n) ->
                        new Link(
                            row.getString("subject"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("confirmed")))
                .optional());
  }

  /// Offers the officer this account as an administrator. It lets nobody in before a second one
  /// agrees, see [Authorities#give]; until then the one before stays. Refused with `TAKEN` where it
  /// is another officer's.
  public Change<WayIn> offer(Editor editor, UUID officer, String subject) {
    return authorities.give(editor, officer, WayIn.Form.PROVIDER_LINKED, officer, subject, _ -> {});
  }

  /// As the system, at once: gives the officer this account, in place of the one before; what was
  /// begun with that ends.
  ///
  /// @param principal who gives it, see [org.huiyin.access.Principal#binding]
  public Linked link(String principal, UUID officer, String subject) {
    try {
      transactions.as(
          principal,
          jdbc -> {
            given.link(jdbc, officer, subject, null);
            return officer;
          });
      return Linked.DONE;
    } catch (DuplicateKeyException taken) {
      return Linked.TAKEN;
    }
  }

  /// Takes the officer's account off and ends what was begun with it.
  ///
  /// @return whether there was one
  public boolean unlink(String principal, UUID officer) {
    return transactions.as(
        principal,
        jdbc -> {
          boolean had = given.cutLoose(jdbc, officer) == 1;
          if (had) {
            authorities.recordWayIn(jdbc, officer, "provider-unlinked");
          }
          return had;
        });
  }

  /// The active officer whose account this is. Where the operator allows it, the account of an
  /// officer who has none yet is found by their sign-in name.
  Optional<Officer> officer(Account account) {
    Optional<UUID> linked = officer(account.issuer(), account.subject());
    if (linked.isPresent() || account.name().isBlank()) {
      return linked.flatMap(directory::officer).filter(Officer::active);
    }
    return directory
        .officerByLogin(account.name())
        .filter(Officer::active)
        .filter(officer -> first(officer.id(), account.subject()));
  }

  private boolean first(UUID officer, String subject) {
    try {
      return of(officer).isEmpty()
          && transactions.as(SYSTEM, jdbc -> given.add(jdbc, officer, subject, null) == 1);
    } catch (DuplicateKeyException other) {
      // One for another issuer, or made meanwhile: an administrator says which it is.
      return false;
    }
  }

  /// Which officer's account this is, active or not.
  Optional<UUID> officer(String issuer, String subject) {
    return transactions.read(
        SYSTEM,
        jdbc ->
            jdbc.sql("select officer from provider_link where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(UUID.class)
                .optional());
  }

  /// Notes that the officer has used it with whatever second factor they have.
  public void confirm(UUID officer) {
    transactions.as(
        SYSTEM,
        jdbc ->
            jdbc.sql(
                    """
                    update provider_link set confirmed_at = ?
                    where officer = ? and confirmed_at is null
                    """)
                .params(now(), officer)
                .update());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC);
  }
}
