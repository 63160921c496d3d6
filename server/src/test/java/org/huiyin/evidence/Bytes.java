package org.huiyin.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes put together, big-endian unless said otherwise.
public final class Bytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Bytes text(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Bytes bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  public Bytes zeros(int count) {
    return bytes(new byte[count]);
  }

  public Bytes u8(int number) {
    bytes.write(number);
    return this;
  }

  public Bytes u16(int number) {
    return u8(number >> 8).u8(number);
  }

  public Bytes u32(long number) {
    return u16((int) (number >> 16)).u16((int) number);
  }

  public Bytes u32Little(long number) {
    for (int i = 0; i < 4; i++) {
      u8((int) (number >> (8 * i)));
    }
    return this;
  }

  public byte[] made() {
    return bytes.toByteArray();
  }

  public String asText() {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
