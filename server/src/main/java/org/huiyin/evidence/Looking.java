package org.huiyin.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.huiyin.evidence.OwnProcess.End;
import org.huiyin.matter.EvidenceFile;

/// Makes small pictures of files, so that somebody can see what one is without opening it in a
/// program of their own.
///
/// Guarantees that a picture is drawn anew in a process of its own, with little memory and for ten
/// seconds at the most; whatever a file does there, the answer is at worst that there is no
/// picture. Keeps none. Thread-safe.
public final class Looking {

  private static final Set<FileType> SEEN =
      Set.of(FileType.JPEG, FileType.PNG, FileType.GIF, FileType.PDF);

  private final OwnProcess process;

  Looking(OwnProcess process) {
    this.process = process;
  }

  /// Whether there may be a picture of a file of this type.
  public static boolean can(String type) {
    return SEEN.stream().anyMatch(seen -> seen.media().equals(type));
  }

  /// A PNG whose longer side has 320 pixels; empty where none can be made. Closes the file.
  public Optional<InputStream> small(EvidenceFile file) {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    try (InputStream content = file.content()) {
      return can(file.type()) && process.strip("small", content, picture) == End.DONE
          ? Optional.of(new ByteArrayInputStream(picture.toByteArray()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
