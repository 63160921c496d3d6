package org.huiyin.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The passkeys of officers (WebAuthn Level 3): a key pair in a telephone, a computer or a stick,
/// which its holder unlocks by finger, face or PIN, and which answers to this address alone.
///
/// Guarantees that the holder was verified, that an answer was made for this installation's public
/// address and this challenge, and that a challenge is answered once. That the challenge was ours
/// and isn't old, its caller sees to. Asks nobody for an attestation: which make a passkey is of
/// isn't kept for judging. Methods throw Spring's `DataAccessException`s when the database can't
/// be used. Thread-safe.
@Service
public class Passkeys {

  /// How long a challenge may be answered.
  public static final Duration LASTS = Duration.ofMinutes(10);

  /// How many an officer may have.
  public static final int MOST = 10;

  public static final int LONGEST_LABEL = 60;

  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> PROOF =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
      new TypeReference<>() {};

  private final PasskeyStore store;
  private final Directory directory;
  private final Credentials credentials;
  private final PublicAddress address;
  private final InstantSource securityTime;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private volatile @Nullable Webauthn4JRelyingPartyOperations operations;

  Passkeys(
      PasskeyStore store,
      Directory directory,
      Credentials credentials,
      PublicAddress address,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.store = store;
    this.directory = directory;
    this.credentials = credentials;
    this.address = address;
    this.securityTime = securityTime;
  }

  /// 256 random bits that nobody has answered yet.
  public String freshChallenge() {
    return RandomSecret.fresh();
  }

  /// What a browser is asked so that somebody proves who they are (JSON, as
  /// `PublicKeyCredential.parseRequestOptionsFromJSON` takes it). Names nobody, so that it tells
  /// nothing of who has one.
  public String request(String challenge) {
    return json.writeValueAsString(requestOptions(challenge));
  }

  /// Who has answered a challenge; empty if it was nobody that may sign in here.
  ///
  /// @param answer what the browser gave, as JSON
  public Optional<SignIn.Accepted> prove(String challenge, String answer) {
    return officer(challenge, answer)
        .flatMap(directory::officer)
        .filter(Officer::active)
        .filter(_ -> unanswered(challenge))
        .map(credentials::accepted);
  }

  /// What a browser is asked so that this officer gets a passkey (JSON).
  public String creation(OfficerPrincipal officer, String challenge) {
    return json.writeValueAsString(creationOptions(officer, challenge));
  }

  /// Takes in a passkey that was made for a challenge; false if it can't be.
  ///
  /// @param answer what the browser gave, as JSON
  /// @param label what the officer calls it, 1 to [#LONGEST_LABEL] characters
  public boolean register(OfficerPrincipal officer, String challenge, String answer, String label) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException("label: of " + label.length() + " characters");
    }
    return of(officer).size() < MOST
        && made(officer, challenge, answer, label)
        && unanswered(challenge);
  }

  public List<Passkey> of(OfficerPrincipal officer) {
    return store.of(officer.officer());
  }

  /// Removes one of the officer's own.
  ///
  /// @return false if they have no such passkey
  public boolean remove(OfficerPrincipal officer, UUID passkey) {
    return store.remove(officer.officer(), passkey);
  }

  private boolean unanswered(String challenge) {
    return store.answered(challenge, securityTime.instant().plus(LASTS));
  }

  private Optional<UUID> officer(String challenge, String answer) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> proof = json.readValue(answer, PROOF);
      return Optional.ofNullable(
              operations()
                  .authenticate(
                      new RelyingPartyAuthenticationRequest(requestOptions(challenge), proof)))
          .map(user -> PasskeyStore.officer(user.getId()));
    } catch (DataAccessException | UnsupportedOperationException ours) {
      throw ours;
    } catch (RuntimeException refused) {
      // Whatever stands in an answer that anybody may send: libraries have many words for no.
      return Optional.empty();
    }
  }

  private boolean made(OfficerPrincipal officer, String challenge, String answer, String label) {
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> made = json.readValue(answer, MADE);
      CredentialRecord record =
          operations()
              .registerCredential(
                  new ImmutableRelyingPartyRegistrationRequest(
                      creationOptions(officer, challenge),
                      new RelyingPartyPublicKey(made, label.strip())));
      return officer.officer().equals(PasskeyStore.officer(record.getUserEntityUserId()));
    } catch (DataAccessException | UnsupportedOperationException ours) {
      throw ours;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private PublicKeyCredentialRequestOptions requestOptions(String challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .challenge(Bytes.fromBase64(challenge))
        .timeout(LASTS)
        .rpId(address.host())
        .allowCredentials(List.of())
        .userVerification(UserVerificationRequirement.REQUIRED)
        .build();
  }

  private PublicKeyCredentialCreationOptions creationOptions(
      OfficerPrincipal officer, String challenge) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(rp())
        .user(PasskeyStore.user(directory.officer(officer.officer()).orElseThrow()))
        .challenge(Bytes.fromBase64(challenge))
        .pubKeyCredParams(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256)
        .timeout(LASTS)
        .excludeCredentials(
            store.findByUserId(PasskeyStore.handle(officer.officer())).stream()
                .map(Passkeys::descriptor)
                .toList())
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(AttestationConveyancePreference.NONE)
        .build();
  }

  private static PublicKeyCredentialDescriptor descriptor(CredentialRecord record) {
    return PublicKeyCredentialDescriptor.builder()
        .type(PublicKeyCredentialType.PUBLIC_KEY)
        .id(record.getCredentialId())
        .transports(record.getTransports())
        .build();
  }

  private PublicKeyCredentialRpEntity rp() {
    return PublicKeyCredentialRpEntity.builder().id(address.host()).name("回音 Huiyin").build();
  }

  /// Not made before somebody asks: the port isn't known until the server listens.
  private Webauthn4JRelyingPartyOperations operations() {
    Webauthn4JRelyingPartyOperations made = operations;
    if (made == null) {
      made = new Webauthn4JRelyingPartyOperations(store, store, rp(), Set.of(address.origin()));
      operations = made;
    }
    return Objects.requireNonNull(made);
  }
}
