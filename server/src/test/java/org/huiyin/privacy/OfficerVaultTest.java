package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfficerVaultTest {

  private static final UUID OFFICER = UUID.randomUUID();
  private static final byte[] SECRET = "twenty bytes of chance".getBytes(UTF_8);

  private final OfficerVault vault = vault();

  private static OfficerVault vault() {
    try {
      Keys keys = Keys.of(Keys.newKeyset(), Keys.newMacKey(new SecureRandom()));
      return new OfficerVault(keys.keyEncryption(), new Vault(keys));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void opensWhatItSealedForTheSameFieldOfTheSameOfficerOnly() {
    byte[] closed = vault.seal("time-code", OFFICER, SECRET);
    assertThat(vault.open("time-code", OFFICER, closed)).isEqualTo(SECRET);
    assertThat(new String(closed, UTF_8)).doesNotContain("twenty");
    refuses(vault, "other", OFFICER, closed);
    refuses(vault, "time-code", UUID.randomUUID(), closed);
    refuses(vault(), "time-code", OFFICER, closed);
    closed[closed.length - 1] ^= 1;
    refuses(vault, "time-code", OFFICER, closed);
  }

  private static void refuses(OfficerVault vault, String field, UUID officer, byte[] closed) {
    assertThatIllegalStateException().isThrownBy(() -> vault.open(field, officer, closed));
  }
}
