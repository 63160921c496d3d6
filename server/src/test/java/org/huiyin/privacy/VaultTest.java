package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huiyin.matter.SealBroken;
import org.huiyin.matter.Sealing;
import org.huiyin.matter.Sealing.WrappedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  private static final String COUNTY = "530000";
  private static final UUID MATTER = UUID.fromString("3f0c0c52-4f0b-4a5e-9a53-0d2f6f9f7a11");
  private static final UUID OTHER = UUID.fromString("3f0c0c52-4f0b-4a5e-9a53-0d2f6f9f7a12");
  private static final byte[] PLAIN = "李𠮷,13800000000,白水镇 👨‍👩‍👧".getBytes(UTF_8);

  private final Path home;
  private final Keys keys;
  private final Sealing vault;
  private final WrappedKey key;

  VaultTest(@TempDir Path home) {
    this.home = home;
    keys = new KeyFolder(home).open();
    vault = new Vault(keys);
    key = vault.newKey(COUNTY, MATTER);
  }

  @Test
  void opensWhatItSealed() {
    for (var plain : new byte[][] {PLAIN, {}, new byte[100_000]}) {
      var sealed = vault.seal(key, COUNTY, MATTER, "name", plain);

      assertThat(vault.open(key, COUNTY, MATTER, "name", sealed)).isEqualTo(plain);
    }
  }

  @Test
  void opensAfterARestartWithTheKeyAsItWasKept() {
    var sealed = vault.seal(key, COUNTY, MATTER, "name", PLAIN);
    var restarted = new Vault(new KeyFolder(home).open());

    assertThat(restarted.open(WrappedKey.of(key.bytes()), COUNTY, MATTER, "name", sealed))
        .isEqualTo(PLAIN);
  }

  @Test
  void refusesEachAlteredByteAndEachTruncation() {
    var sealed = vault.seal(key, COUNTY, MATTER, "name", PLAIN);

    IntStream.range(0, sealed.length)
        .forEach(at -> refusesToOpen(key, COUNTY, MATTER, "name", altered(sealed, at)));
    IntStream.range(0, sealed.length)
        .forEach(n -> refusesToOpen(key, COUNTY, MATTER, "name", Arrays.copyOf(sealed, n)));
  }

  @Test
  void refusesAnotherMatterFieldOrAuthority() {
    var sealed = vault.seal(key, COUNTY, MATTER, "name", PLAIN);

    refusesToOpen(key, COUNTY, OTHER, "name", sealed);
    refusesToOpen(vault.newKey(COUNTY, OTHER), COUNTY, OTHER, "name", sealed);
    refusesToOpen(vault.newKey(COUNTY, MATTER), COUNTY, MATTER, "name", sealed);
    refusesToOpen(key, "530001", MATTER, "name", sealed);
    refusesToOpen(key, COUNTY, MATTER, "phone", sealed);
  }

  @Test
  void refusesAFieldWhoseNameIsAPrefixOrAContinuation() {
    var sealed = vault.seal(key, COUNTY, MATTER, "name", PLAIN);

    for (var field : new String[] {"", "nam", "name2", "name\0", "\0\0\0\4name"}) {
      refusesToOpen(key, COUNTY, MATTER, field, sealed);
    }
  }

  /// The bytes of both places, one after the other without their lengths, are the same.
  @Test
  void givesTwoPlacesTwoEncodingsWhereTheirPartsAreCutDifferently() {
    var manyA = UUID.fromString("41414141-4141-4141-4141-414141414141");
    var manyB = UUID.fromString("42424242-4242-4242-4242-424242424242");

    assertThat(AssociatedData.ofField("x", manyA, "B".repeat(16) + "name"))
        .isNotEqualTo(AssociatedData.ofField("x" + "A".repeat(16), manyB, "name"));
    assertThat(AssociatedData.ofField("x", manyA, ""))
        .isNotEqualTo(AssociatedData.ofMatter("x", manyA));
  }

  @Test
  void refusesAWrappedKeyThatWasAlteredOrMoved() {
    var bytes = key.bytes();
    IntStream.range(0, bytes.length)
        .mapToObj(at -> WrappedKey.of(altered(bytes, at)))
        .forEach(k -> refusesToSeal(k, COUNTY, MATTER));
    refusesToSeal(WrappedKey.of(new byte[0]), COUNTY, MATTER);
    refusesToSeal(key, COUNTY, OTHER);
    refusesToSeal(key, "530001", MATTER);
  }

  @Test
  void refusesAKeyOfAnotherInstallation(@TempDir Path elsewhere) {
    var other = new Vault(new KeyFolder(elsewhere).open());
    var sealed = vault.seal(key, COUNTY, MATTER, "name", PLAIN);

    assertThatThrownBy(() -> other.open(key, COUNTY, MATTER, "name", sealed))
        .isInstanceOf(SealBroken.class)
        .hasMessageContaining("the key of matter " + MATTER);
  }

  @Test
  void sealsTheSameBytesDifferentlyEachTime() {
    assertThat(vault.seal(key, COUNTY, MATTER, "name", PLAIN))
        .isNotEqualTo(vault.seal(key, COUNTY, MATTER, "name", PLAIN));
  }

  /// As keys were wrapped before there were epochs.
  @Test
  void opensAndWrapsAgainAKeyFromBeforeThereWereEpochs() throws Exception {
    var handle =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    var keyset = Files.readAllBytes(home.resolve("keys/key-encryption.keyset"));
    var before =
        WrappedKey.of(
            TinkProtoKeysetFormat.serializeEncryptedKeyset(
                handle,
                Keys.aead(keyset),
                AssociatedData.ofMatter(COUNTY, MATTER),
                AeadConfig2026.get()));
    var sealed = vault.seal(before, COUNTY, MATTER, "name", PLAIN);
    assertThat(KeyRing.epochOf(before.bytes())).isEqualTo(1);
    new KeyFolder(home).rotate("");
    var rotated = new Vault(new KeyFolder(home).open());

    var after = rotated.wrapAgain(before, COUNTY, MATTER);

    assertThat(KeyRing.epochOf(after.bytes())).isEqualTo(2);
    for (var each : new WrappedKey[] {before, after}) {
      assertThat(rotated.open(each, COUNTY, MATTER, "name", sealed)).isEqualTo(PLAIN);
    }
    assertThatThrownBy(() -> vault.open(after, COUNTY, MATTER, "name", sealed))
        .isInstanceOf(SealBroken.class);
  }

  @Test
  void remembersABoundedNumberOfKeysAndOpensTheForgottenOnes() throws Exception {
    var few = new MatterKeys(keys.keyEncryption(), 3);
    var first = few.create(COUNTY, MATTER);
    var sealed = few.unwrap(first, COUNTY, MATTER).encrypt(PLAIN, new byte[0]);

    for (int i = 0; i < 10; i++) {
      few.create(COUNTY, OTHER);
    }

    assertThat(few.remembered()).isEqualTo(3);
    assertThat(few.unwrap(first, COUNTY, MATTER).decrypt(sealed, new byte[0])).isEqualTo(PLAIN);
    assertThat(few.remembered()).isEqualTo(3);
  }

  @Test
  void macsAsRfc2104UnderAKeyForEachPurpose() throws Exception {
    var expected =
        hmac(hmac(keys.macKey(), "huiyin/v1/mac/complainant-key".getBytes(UTF_8)), PLAIN);

    assertThat(vault.mac("complainant-key", PLAIN)).isEqualTo(expected).hasSize(32);
    assertThat(vault.mac("idempotency", PLAIN)).isNotEqualTo(expected);
    assertThat(vault.mac("complainant-key", "x".getBytes(UTF_8))).isNotEqualTo(expected);
  }

  @Test
  void opensAnAnswerOnlyUnderTheIdempotencyKeyThatSealedIt() {
    var idempotencyKey = "9c5b94b1-35ad-49bb-b118-8e8fc24abf80".getBytes(UTF_8);
    var sealed = vault.sealAnswer(idempotencyKey, PLAIN);

    assertThat(vault.openAnswer(idempotencyKey, sealed)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> vault.openAnswer(altered(idempotencyKey, 35), sealed))
        .isInstanceOf(SealBroken.class);
    IntStream.range(0, sealed.length)
        .forEach(
            at ->
                assertThatThrownBy(() -> vault.openAnswer(idempotencyKey, altered(sealed, at)))
                    .isInstanceOf(SealBroken.class));
  }

  @Test
  void takesNoIdempotencyKeyThatCouldBeGuessed() {
    assertThatThrownBy(() -> vault.sealAnswer(new byte[15], PLAIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printsNoSecret() {
    assertThat(keys.toString()).isEqualTo("Keys[" + keys.id() + "]");
    assertThat(key.toString()).matches("WrappedKey\\[\\d+ bytes]");
    assertThat(vault.toString()).startsWith(Vault.class.getName() + "@");
  }

  private void refusesToOpen(
      WrappedKey k, String authority, UUID matter, String field, byte[] sealed) {
    assertThatThrownBy(() -> vault.open(k, authority, matter, field, sealed))
        .isInstanceOf(SealBroken.class)
        .hasNoCause()
        .hasMessageNotContaining("138");
  }

  private void refusesToSeal(WrappedKey k, String authority, UUID matter) {
    assertThatThrownBy(() -> vault.seal(k, authority, matter, "name", PLAIN))
        .isInstanceOf(SealBroken.class)
        .hasNoCause();
  }

  private static byte[] altered(byte[] bytes, int at) {
    var altered = bytes.clone();
    altered[at] ^= 1;
    return altered;
  }

  private static byte[] hmac(byte[] key, byte[] message) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
