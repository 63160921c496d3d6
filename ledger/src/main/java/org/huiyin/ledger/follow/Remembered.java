package org.huiyin.ledger.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.file.SafeFile;
import org.huiyin.ledger.note.Decimal;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;

/// What a follower remembers of a log, in a file:
///
/// ```
/// huiyin-follow/v1
/// key <a vkey of the log>                  (none or more)
/// at <size> <root, base64>                 how far entries were read
/// checkpoint <the signed note, base64>     (none or one) the last that was verified
/// ```
///
/// @param keys those that whoever follows has named once; later ones are held to them
/// @param size how far entries were read; where the checkpoint is, or beyond it
/// @param root of the entries read so far
/// @param checkpoint the last that was verified
public record Remembered(
    List<VerifierKey> keys, long size, Hash root, Optional<SignedNote> checkpoint) {

  private static final String HEAD = "huiyin-follow/v1";
  private static final String WHERE = "the file of what was seen of the log";
  private static final int LARGEST = 2_000_000;

  public Remembered {
    keys = List.copyOf(keys);
  }

  /// Of a log that nobody looked at before.
  public static Remembered nothing() {
    return new Remembered(List.of(), 0, Hash.sha256(), Optional.empty());
  }

  /// What the file says; nothing if there is none.
  ///
  /// @throws Refused if it is damaged
  public static Remembered read(Path file) {
    try {
      if (!Files.exists(file)) {
        return nothing();
      }
      if (Files.size(file) > LARGEST) {
        throw damaged();
      }
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Remembered parse(String text) {
    if (!text.startsWith(HEAD + "\n") || !text.endsWith("\n")) {
      throw damaged();
    }
    var remembered = nothing();
    var keys = new ArrayList<VerifierKey>();
    for (String line : text.lines().skip(1).toList()) {
      String[] words = line.split(" ", -1);
      try {
        switch (words[0] + words.length) {
          case "key2" -> keys.add(VerifierKey.parse(words[1]));
          case "at3" ->
              remembered = remembered.at(Decimal.read(words[1], WHERE), Hash.ofBase64(words[2]));
          case "checkpoint2" ->
              remembered = remembered.with(SignedNote.parse(Base64.getDecoder().decode(words[1])));
          default -> throw damaged();
        }
      } catch (IllegalArgumentException wrong) {
        throw damaged();
      }
    }
    return remembered.withKeys(keys);
  }

  private static Refused damaged() {
    return new Refused(WHERE, Defect.NOT_WHAT_WAS_KEPT);
  }

  Remembered at(long now, Hash rootNow) {
    return new Remembered(keys, now, rootNow, checkpoint);
  }

  Remembered with(SignedNote verified) {
    return new Remembered(keys, size, root, Optional.of(verified));
  }

  Remembered withKeys(List<VerifierKey> named) {
    return new Remembered(named, size, root, checkpoint);
  }

  /// Puts it on the disk, in place of what was there.
  public void write(Path file) {
    try {
      SafeFile.replace(file, text().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    var text = new StringBuilder(HEAD).append('\n');
    keys.forEach(key -> text.append("key ").append(key).append('\n'));
    text.append("at ").append(size).append(' ').append(root.base64()).append('\n');
    checkpoint.ifPresent(
        note ->
            text.append("checkpoint ")
                .append(Base64.getEncoder().encodeToString(note.bytes()))
                .append('\n'));
    return text.toString();
  }
}
