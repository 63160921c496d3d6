package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Stream;

/// Where sealed bytes belong, in bytes. Each part is preceded by its length (four bytes,
/// big-endian), so that no two places share an encoding: `ab` and `c` are not `a` and `bc`.
final class AssociatedData {

  private AssociatedData() {}

  static byte[] ofMatter(String authority, UUID matter) {
    return of(authority.getBytes(UTF_8), bytes(matter));
  }

  static byte[] ofField(String authority, UUID matter, String field) {
    return of(authority.getBytes(UTF_8), bytes(matter), field.getBytes(UTF_8));
  }

  /// No matter's: their first part is digits.
  static byte[] ofOfficer(UUID officer, String field) {
    return of("officer".getBytes(UTF_8), bytes(officer), field.getBytes(UTF_8));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static byte[] of(byte[]... parts) {
    int length = Stream.of(parts).mapToInt(part -> Integer.BYTES + part.length).sum();
    var buffer = ByteBuffer.allocate(length);
    for (var part : parts) {
      buffer.putInt(part.length).put(part);
    }
    return buffer.array();
  }
}
