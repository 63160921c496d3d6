package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What Tink seals it opens, and Tink opens what it seals.
class AesGcmTest {

  private static final byte[] PLAIN = "回音".getBytes(UTF_8);
  private static final byte[] PLACE = "here".getBytes(UTF_8);

  private final KeysetHandle keys;
  private final Aead tink;
  private final Aead ours;

  AesGcmTest() throws GeneralSecurityException {
    keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    tink = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
    ours = AesGcm.of(keys);
  }

  @Test
  void sealsAndOpensAsTinkDoes() throws Exception {
    assertThat(ours).isInstanceOf(AesGcm.class);
    assertThat(ours.decrypt(tink.encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
    assertThat(tink.decrypt(ours.encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
    assertThat(ours.encrypt(PLAIN, PLACE)).isNotEqualTo(ours.encrypt(PLAIN, PLACE));
  }

  @Test
  void refusesWhatTinkRefuses() throws Exception {
    byte[] made = ours.encrypt(PLAIN, PLACE);
    for (int i = 0; i < made.length; i++) {
      byte[] altered = made.clone();
      altered[i] ^= 1;
      refuses(altered, PLACE);
      refuses(Arrays.copyOf(made, i), PLACE);
    }
    refuses(made, "there".getBytes(UTF_8));
  }

  @Test
  void leavesKeysetsOfMoreThanOneKeyToTink() throws Exception {
    AesGcmKey other =
        (AesGcmKey)
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                .getPrimary()
                .getKey();
    KeysetHandle two =
        KeysetHandle.newBuilder(keys).addEntry(KeysetHandle.importKey(other)).build();

    assertThat(AesGcm.of(two)).isNotInstanceOf(AesGcm.class);
    assertThat(AesGcm.of(two).decrypt(ours.encrypt(PLAIN, PLACE), PLACE)).isEqualTo(PLAIN);
  }

  private void refuses(byte[] made, byte[] place) {
    assertThatThrownBy(() -> ours.decrypt(made, place))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> tink.decrypt(made, place))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
