package org.huiyin.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BouncyCastleSignerTest {

  /// RFC 8032, section 7.1, test 2.
  @Test
  void signsAsTheStandardSays() {
    BouncyCastleSigner signer =
        new BouncyCastleSigner(
            "log.example",
            HexFormat.of()
                .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    assertThat(HexFormat.of().formatHex(signer.sign(new byte[] {0x72})))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  /// RFC 8032 leaves no choice: two that sign by it write the same.
  @RepeatedTest(20)
  void writesWhatAnotherLibraryWrites() throws GeneralSecurityException {
    byte[] seed = new byte[32];
    RandomGenerator.getDefault().nextBytes(seed);
    byte[] message = "事项 990123-2026-7KQ4M2ZD-X".getBytes(StandardCharsets.UTF_8);
    assertThat(new BouncyCastleSigner("log.example", seed).sign(message))
        .isEqualTo(new Ed25519Sign(seed).sign(message));
  }
}
