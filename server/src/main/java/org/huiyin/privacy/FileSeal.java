package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.huiyin.matter.FileKey;

/// Seals files in segments of 1 MiB with AES-256-GCM, under a key derived for each file by
/// HKDF-SHA-256 (Tink's AES256_GCM_HKDF_1MB). Each segment is bound to its place and to being the
/// last or not, and all to the file's id, so that nothing can be cut off, swapped or moved.
record FileSeal(FileKey key, UUID file) {

  private static final int KEY = 32;
  private static final int SEGMENT = 1 << 20;
  private static final String INFO = "huiyin/v1/file/";

  OutputStream seal(OutputStream to) {
    try {
      return aead().newEncryptingStream(to, place());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InputStream open(InputStream from) {
    try {
      return aead().newDecryptingStream(from, place());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to decrypt", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SeekableByteChannel open(SeekableByteChannel from) {
    try {
      return aead().newSeekableDecryptingChannel(from, place());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM failed to decrypt", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StreamingAead aead() throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key.bytes(), "HmacSha256", KEY, SEGMENT, 0);
  }

  private byte[] place() {
    return (INFO + file).getBytes(US_ASCII);
  }
}
