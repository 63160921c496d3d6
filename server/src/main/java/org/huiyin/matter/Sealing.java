package org.huiyin.matter;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.UUID;

/// Seals what only those who act in a matter may read: each party's identity, narrative and
/// evidence, under a key of that matter alone. The key itself is kept wrapped, beside the matter.
///
/// Guarantees: sealed bytes are secret and can't be altered unnoticed; they open only for the same
/// authority, matter and field that they were sealed for, so nothing can be moved from one row or
/// column to another; who destroys a matter's wrapped key has destroyed everything that was sealed
/// under it, in each copy of the database that lacks the wrapped key. Two seals of the same bytes
/// differ.
///
/// Does not guarantee: that the length stays hidden (sealed bytes are longer than plain ones by a
/// constant); that an *older* value of the same field is not put back in place of the newer;
/// secrecy from whoever holds both the database and the key folder, or reads the memory of the
/// running server.
///
/// Safe for any number of threads. Nothing that it throws or prints holds a key or a plain text.
public interface Sealing {

  /// A fresh key for a new matter, wrapped by the key-encryption key.
  WrappedKey newKey(String authority, UUID matter);

  /// The same key, wrapped by the epoch of the key-encryption key that is current now.
  ///
  /// @throws SealBroken if the key is not of this matter, or not wrapped by this installation
  WrappedKey wrapAgain(WrappedKey key, String authority, UUID matter);

  /// Seals the value of one field.
  ///
  /// @param field the name of the column or of the part of the content, such as `party.1.phone`
  /// @throws SealBroken if the key is not of this matter, or not wrapped by this installation
  byte[] seal(WrappedKey key, String authority, UUID matter, String field, byte[] plain);

  /// Opens what [#seal] made.
  ///
  /// @throws SealBroken if the bytes were altered, or belong to another matter or field, or the
  ///     key is not ours
  byte[] open(WrappedKey key, String authority, UUID matter, String field, byte[] sealed);

  /// A code of 32 bytes under a secret that is kept outside the database (HMAC-SHA-256): for what
  /// must be recognised but never read back, such as complainants' keys and the lookup ids of
  /// idempotency keys. Compare codes with `MessageDigest.isEqual`. Whoever lacks the secret can't
  /// test a guess.
  ///
  /// @param purpose separates domains: equal values have unrelated codes under two purposes
  byte[] mac(String purpose, byte[] value);

  /// Seals the answer to a request so that only a client who shows the same idempotency key
  /// gets it again. The server can't open it without that key, which it doesn't keep.
  ///
  /// @param idempotencyKey at least 16 bytes, of which at least 128 bits are random
  byte[] sealAnswer(byte[] idempotencyKey, byte[] answer);

  /// Opens what [#sealAnswer] made.
  ///
  /// @throws SealBroken if the bytes were altered or the idempotency key is another one
  byte[] openAnswer(byte[] idempotencyKey, byte[] sealed);

  /// Seals a file as it is written, piece by piece, under its own key; closing the stream ends
  /// the file and closes `to`.
  ///
  /// @param file the id under which alone it opens
  OutputStream sealFile(OutputStream to, FileKey key, UUID file);

  /// Opens what [#sealFile] made, piece by piece. Gives out nothing of a piece that was altered or
  /// moved, or of a file that was cut off: reading it throws an `IOException`.
  InputStream openFile(InputStream sealed, FileKey key, UUID file);

  /// The same, to be read at any place.
  SeekableByteChannel openFile(SeekableByteChannel sealed, FileKey key, UUID file);

  /// A matter's key, encrypted under the installation's key-encryption key: what the database
  /// keeps. A value: the bytes are copied in and out. Opens nothing without the key folder.
  final class WrappedKey {

    private final byte[] bytes;

    private WrappedKey(byte[] bytes) {
      this.bytes = bytes;
    }

    /// As it was kept.
    public static WrappedKey of(byte[] bytes) {
      return new WrappedKey(bytes.clone());
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WrappedKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "WrappedKey[" + bytes.length + " bytes]";
    }
  }
}
