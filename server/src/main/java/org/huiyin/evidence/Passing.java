package org.huiyin.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Passes the bytes of a file on, and remembers of them what is needed to judge it.
final class Passing extends OutputStream {

  private final OutputStream to;
  private final MessageDigest digest;
  private final byte[] head = new byte[Detection.HEAD];
  private int bytes;
  private boolean controls;

  Passing(OutputStream to) {
    this.to = new BufferedOutputStream(to);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    int room = Math.max(0, Math.min(length, head.length - bytes));
    System.arraycopy(source, offset, head, Math.min(bytes, head.length), room);
    for (int i = offset; i < offset + length && !controls; i++) {
      controls = isControl(source[i]);
    }
    digest.update(source, offset, length);
    bytes += length;
    to.write(source, offset, length);
  }

  /// Text has none but tabs and ends of lines and pages.
  private static boolean isControl(byte b) {
    return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f';
  }

  @Override
  public void close() throws IOException {
    to.close();
  }

  int bytes() {
    return bytes;
  }

  byte[] head() {
    return Arrays.copyOf(head, Math.min(bytes, head.length));
  }

  boolean hasControls() {
    return controls;
  }

  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
