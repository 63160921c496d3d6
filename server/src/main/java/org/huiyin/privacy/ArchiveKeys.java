package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.ledger.Hash;
import org.huiyin.matter.ArchiveSeal;

/// The archive's key: HPKE (RFC 9180) with X25519, HKDF-SHA-256 and AES-256-GCM, as Tink's keysets.
/// The public half lies in `keys/archive.public`; the private one is made into a file that the
/// archive takes away, and the server never reads.
///
/// Doesn't guarantee: secrecy against a quantum computer; that the file isn't left where it was
/// made.
public final class ArchiveKeys implements ArchiveSeal {

  private static final byte[] ID = "huiyin/v1/archive".getBytes(US_ASCII);

  private final Path publicKey;

  ArchiveKeys(Path home) {
    this.publicKey = publicKey(home);
  }

  private static Path publicKey(Path home) {
    return home.resolve("keys").resolve("archive.public");
  }

  /// Makes the key: the private half into a new file, the public one into the key folder.
  ///
  /// @return which key it is
  /// @throws IllegalStateException if there is one, or the file is there
  public static String create(Path home, Path privateFile) {
    Path publicFile = publicKey(home);
    if (Files.exists(publicFile) || Files.exists(privateFile)) {
      throw new IllegalStateException(
          "there already: " + (Files.exists(publicFile) ? publicFile : privateFile));
    }
    try {
      KeysetHandle key = KeysetHandle.generateNew(parameters(), HybridConfig2026.get());
      write(
          privateFile,
          TinkProtoKeysetFormat.serializeKeyset(
              key, InsecureSecretKeyAccess.get(), HybridConfig2026.get()));
      byte[] half =
          TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
              key.getPublicKeysetHandle(), HybridConfig2026.get());
      PrivateFiles.makeFolder(home.resolve("keys"));
      PrivateFiles.write(publicFile, half);
      return id(half);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HPKE failed to make a key", e);
    }
  }

  private static HpkeParameters parameters() throws GeneralSecurityException {
    return HpkeParameters.builder()
        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
        .setVariant(HpkeParameters.Variant.NO_PREFIX)
        .build();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(CREATE_NEW, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static String id(byte[] half) {
    return Hash.sha256(ID, half).hex().substring(0, 16);
  }

  @Override
  public Optional<String> key() {
    return half().map(ArchiveKeys::id);
  }

  private Optional<byte[]> half() {
    try {
      return Files.exists(publicKey)
          ? Optional.of(Files.readAllBytes(publicKey))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] seal(String authority, UUID matter, byte[] plain) {
    byte[] half = half().orElseThrow(() -> new IllegalStateException("no archive's key"));
    try {
      return TinkProtoKeysetFormat.parseKeysetWithoutSecret(half, HybridConfig2026.get())
          .getPrimitive(HybridConfig2026.get(), HybridEncrypt.class)
          .encrypt(plain, AssociatedData.ofMatter(authority, matter));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HPKE failed to seal", e);
    }
  }

  /// Opens one matter, for the archive.
  ///
  /// @param privateFile the file that [#create] made
  /// @throws IllegalStateException if the key is another one, or what was sealed was altered or is
  ///     another matter's
  public static byte[] open(Path privateFile, String authority, UUID matter, byte[] sealed) {
    try {
      return TinkProtoKeysetFormat.parseKeyset(
              Files.readAllBytes(privateFile),
              InsecureSecretKeyAccess.get(),
              HybridConfig2026.get())
          .getPrimitive(HybridConfig2026.get(), HybridDecrypt.class)
          .decrypt(sealed, AssociatedData.ofMatter(authority, matter));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      // Without the cause: nobody promises what it says of a key.
      throw new IllegalStateException("this key doesn't open it");
    }
  }
}
