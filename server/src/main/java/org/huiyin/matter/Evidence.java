package org.huiyin.matter;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that somebody gives with a filing or an act: held already, sealed under its own key, and
/// part of no matter yet. Immutable; `toString` shows neither name nor key.
///
/// @param id random; the name under which its sealed bytes lie
/// @param name as the sender called it, made harmless; kept as content
/// @param type its media type, by content
/// @param bytes its length, from 1 to [#MOST_BYTES]
/// @param sha256 the digest of what was sent, 64 hex digits
/// @param copy what is shown instead; null where what was sent is shown as it is
public record Evidence(
    UUID id, String name, String type, int bytes, String sha256, FileKey key, @Nullable Copy copy) {

  /// A file that is shown as it was sent.
  public Evidence(UUID id, String name, String type, int bytes, String sha256, FileKey key) {
    this(id, name, type, bytes, sha256, key, null);
  }

  /// The same file without what it says besides what it shows, under a key of its own.
  public record Copy(UUID id, int bytes, String sha256, FileKey key) {
    @Override
    public String toString() {
      return "Copy[" + id + "]";
    }
  }

  /// How many files may come with one filing or one act.
  public static final int MOST_FILES = 10;

  public static final int MOST_BYTES = 20 << 20;

  public Evidence shownAs(Copy shown) {
    return new Evidence(id, name, type, bytes, sha256, key, shown);
  }

  /// Under which its sealed bytes lie, and those of its copy.
  public List<UUID> ids() {
    return copy == null ? List.of(id) : List.of(id, copy.id());
  }

  /// Stands in no part of a text: names hold no ends of lines.
  private static final String BETWEEN = "\n";

  /// All of it, keys included, until it is sent along: for what is sealed or coded itself.
  public String toText() {
    List<String> parts =
        new ArrayList<>(
            List.of(id.toString(), type, Integer.toString(bytes), sha256, text(key), name));
    if (copy != null) {
      parts.addAll(
          List.of(
              copy.id().toString(),
              Integer.toString(copy.bytes()),
              copy.sha256(),
              text(copy.key())));
    }
    return String.join(BETWEEN, parts);
  }

  /// What [#toText] made.
  ///
  /// @throws IllegalArgumentException if it is another text
  public static Evidence ofText(String text) {
    String[] parts = text.split(BETWEEN, -1);
    if (parts.length != 6 && parts.length != 10) {
      throw new IllegalArgumentException("text: of " + parts.length + " parts");
    }
    Evidence file =
        new Evidence(
            UUID.fromString(parts[0]),
            parts[5],
            parts[1],
            Integer.parseInt(parts[2]),
            parts[3],
            key(parts[4]));
    return parts.length == 6
        ? file
        : file.shownAs(
            new Copy(
                UUID.fromString(parts[6]), Integer.parseInt(parts[7]), parts[8], key(parts[9])));
  }

  private static String text(FileKey key) {
    return Base64.getEncoder().encodeToString(key.bytes());
  }

  private static FileKey key(String text) {
    return FileKey.of(Base64.getDecoder().decode(text));
  }

  @Override
  public String toString() {
    return "Evidence[" + id + "]";
  }
}
