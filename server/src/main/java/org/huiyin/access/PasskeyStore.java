package org.huiyin.access;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/// Passkeys in the database, and officers as Spring Security's WebAuthn asks for them: an officer
/// is their id, in bytes, which tells an authenticator nothing of them. Thread-safe.
@Component
final class PasskeyStore
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

  private static final String SIGN_IN = new SystemPrincipal("sign-in").binding();

  private final Transactions transactions;
  private final Directory directory;
  private final InstantSource securityTime;

  PasskeyStore(
      Transactions transactions,
      Directory directory,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.directory = directory;
    this.securityTime = securityTime;
  }

  static Bytes handle(UUID officer) {
    return new Bytes(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(officer.getMostSignificantBits())
            .putLong(officer.getLeastSignificantBits())
            .array());
  }

  static UUID officer(Bytes handle) {
    ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
    return bytes.remaining() == 2 * Long.BYTES
        ? new UUID(bytes.getLong(), bytes.getLong())
        : new UUID(0, 0);
  }

  static PublicKeyCredentialUserEntity user(Officer officer) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(officer.id()))
        .name(officer.login())
        .displayName(officer.name())
        .build();
  }

  List<Passkey> of(UUID officer) {
    return transactions.read(
        "officer:" + officer,
        jdbc ->
            jdbc.sql(
                    """
                    select id, label, made_at, last_used_on from passkey
                    where officer = ? order by made_at, id
                    """)
                .param(officer)
                .query(
                    (row, n) ->
                        new Passkey(
                            row.getObject("id", UUID.class),
                            row.getString("label"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            row.getObject("last_used_on", LocalDate.class)))
                .list());
  }

  boolean remove(UUID officer, UUID passkey) {
    return transactions.as(
        "officer:" + officer,
        jdbc ->
            jdbc.sql("delete from passkey where id = ? and officer = ?")
                    .params(passkey, officer)
                    .update()
                == 1);
  }

  /// Notes that a challenge was answered.
  ///
  /// @param ends when it would be too old in any case
  /// @return false if it was answered before
  boolean answered(String challenge, Instant ends) {
    return transactions.as(
        SIGN_IN,
        jdbc -> {
          jdbc.sql("delete from answered_challenge where ends_at < ?")
              .param(utc(securityTime.instant()))
              .update();
          return jdbc.sql(
                      """
                      insert into answered_challenge (digest, ends_at) values (?, ?)
                      on conflict do nothing
                      """)
                  .params(RandomSecret.digest(challenge), utc(ends))
                  .update()
              == 1;
        });
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return transactions
        .read(
            SIGN_IN,
            jdbc ->
                jdbc.sql("select * from passkey where credential = ?")
                    .param(credential.getBytes())
                    .query((row, n) -> record(row))
                    .optional())
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return transactions.read(
        SIGN_IN,
        jdbc ->
            jdbc.sql("select * from passkey where officer = ?")
                .param(officer(user))
                .query((row, n) -> record(row))
                .list());
  }

  /// A new one, or what has changed by being used.
  @Override
  public void save(CredentialRecord record) {
    UUID officer = officer(record.getUserEntityUserId());
    boolean known = findByCredentialId(record.getCredentialId()) != null;
    transactions.as(
        "officer:" + officer,
        jdbc ->
            known
                ? jdbc.sql(
                        """
                        update passkey set signature_count = ?, verified = ?, backed_up = ?,
                          last_used_on = ?
                        where credential = ? and officer = ?
                        """)
                    .params(
                        record.getSignatureCount(),
                        record.isUvInitialized(),
                        record.isBackupState(),
                        LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC),
                        record.getCredentialId().getBytes(),
                        officer)
                    .update()
                : jdbc.sql(
                        """
                        insert into passkey (id, officer, credential, label, public_key,
                          signature_count, verified, backup_eligible, backed_up, transports,
                          attestation, client_data, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                    .params(
                        UUID.randomUUID(),
                        officer,
                        record.getCredentialId().getBytes(),
                        record.getLabel(),
                        record.getPublicKey().getBytes(),
                        record.getSignatureCount(),
                        record.isUvInitialized(),
                        record.isBackupEligible(),
                        record.isBackupState(),
                        record.getTransports().stream()
                            .map(AuthenticatorTransport::getValue)
                            .toArray(String[]::new),
                        bytes(record.getAttestationObject()),
                        bytes(record.getAttestationClientDataJSON()),
                        utc(securityTime.instant()))
                    .update());
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return Objects.requireNonNull(bytes, "bytes").getBytes();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return directory.officer(officer(id)).map(PasskeyStore::user).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
    return directory.officerByLogin(login).map(PasskeyStore::user).orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    throw new UnsupportedOperationException("officers are made by administrators");
  }

  /// Of both: neither officers nor passkeys are deleted by an id alone.
  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("a passkey is removed with its officer's id");
  }

  private static CredentialRecord record(ResultSet row) throws SQLException {
    String[] transports = (String[]) row.getArray("transports").getArray();
    Instant made = row.getObject("made_at", OffsetDateTime.class).toInstant();
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential")))
        .userEntityUserId(handle(row.getObject("officer", UUID.class)))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("verified"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .transports(
            Arrays.stream(transports)
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
        .created(made)
        .lastUsed(made)
        .label(row.getString("label"))
        .build();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
