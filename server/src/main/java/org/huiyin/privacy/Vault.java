package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huiyin.matter.FileKey;
import org.huiyin.matter.SealBroken;
import org.huiyin.matter.Sealing;

/// Seals with the keys of this installation.
final class Vault implements Sealing {

  private static final int REMEMBERED_KEYS = 1_024;

  private final MatterKeys keys;
  private final byte[] macKey;

  Vault(Keys keys) {
    this.keys = new MatterKeys(keys.keyEncryption(), REMEMBERED_KEYS);
    this.macKey = keys.macKey();
  }

  @Override
  public WrappedKey newKey(String authority, UUID matter) {
    return keys.create(authority, matter);
  }

  @Override
  public WrappedKey wrapAgain(WrappedKey key, String authority, UUID matter) {
    try {
      return keys.wrapAgain(key, authority, matter);
    } catch (GeneralSecurityException e) {
      throw new SealBroken("the key of matter " + matter);
    }
  }

  @Override
  public byte[] seal(WrappedKey key, String authority, UUID matter, String field, byte[] plain) {
    try {
      return unwrap(key, authority, matter)
          .encrypt(plain, AssociatedData.ofField(authority, matter, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    }
  }

  @Override
  public byte[] open(WrappedKey key, String authority, UUID matter, String field, byte[] sealed) {
    var aead = unwrap(key, authority, matter);
    try {
      return aead.decrypt(sealed, AssociatedData.ofField(authority, matter, field));
    } catch (GeneralSecurityException e) {
      throw new SealBroken("the field '" + field + "' of matter " + matter);
    }
  }

  private Aead unwrap(WrappedKey key, String authority, UUID matter) {
    try {
      return keys.unwrap(key, authority, matter);
    } catch (GeneralSecurityException e) {
      throw new SealBroken("the key of matter " + matter);
    }
  }

  /// Under a key of its own for each purpose, so that no purpose and value look like another two.
  @Override
  public byte[] mac(String purpose, byte[] value) {
    return hmac(hmac(macKey, ("huiyin/v1/mac/" + purpose).getBytes(UTF_8)), value);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError("every Java platform has HmacSHA256 and takes 32 bytes", e);
    }
  }

  @Override
  public byte[] sealAnswer(byte[] idempotencyKey, byte[] answer) {
    try {
      return AnswerSeal.seal(idempotencyKey, answer);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    }
  }

  @Override
  public byte[] openAnswer(byte[] idempotencyKey, byte[] sealed) {
    try {
      return AnswerSeal.open(idempotencyKey, sealed);
    } catch (GeneralSecurityException e) {
      throw new SealBroken("the answer kept under an idempotency key");
    }
  }

  @Override
  public OutputStream sealFile(OutputStream to, FileKey key, UUID file) {
    return new FileSeal(key, file).seal(to);
  }

  @Override
  public InputStream openFile(InputStream sealed, FileKey key, UUID file) {
    return new FileSeal(key, file).open(sealed);
  }

  @Override
  public SeekableByteChannel openFile(SeekableByteChannel sealed, FileKey key, UUID file) {
    return new FileSeal(key, file).open(sealed);
  }
}
