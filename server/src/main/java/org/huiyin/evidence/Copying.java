package org.huiyin.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.SecureRandom;
import java.util.UUID;
import org.huiyin.evidence.OwnProcess.End;
import org.huiyin.evidence.Taken.Reason;
import org.huiyin.evidence.strip.Amr;
import org.huiyin.evidence.strip.Boxes;
import org.huiyin.evidence.strip.Gif;
import org.huiyin.evidence.strip.Jpeg;
import org.huiyin.evidence.strip.Mp3;
import org.huiyin.evidence.strip.Ogg;
import org.huiyin.evidence.strip.Png;
import org.huiyin.evidence.strip.Stripping;
import org.huiyin.evidence.strip.Unreadable;
import org.huiyin.evidence.strip.Wav;
import org.huiyin.evidence.strip.Webp;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;
import org.huiyin.matter.Sealing;

/// Makes the copy of a file that is shown instead of it: without what the file says besides, such
/// as where and by whom it was made. Both lie sealed, each under a key of its own. A file of which
/// no copy can be made isn't taken in.
final class Copying {

  private final Shelf folder;
  private final Sealing sealing;
  private final SecureRandom random;
  private final OwnProcess process;

  Copying(Shelf folder, Sealing sealing, SecureRandom random, OwnProcess process) {
    this.folder = folder;
    this.sealing = sealing;
    this.random = random;
    this.process = process;
  }

  /// Holds the file that was just written, with its copy where that is another.
  Taken hold(Evidence original, FileType type) throws IOException {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    FileKey key = FileKey.random(random);
    boolean held = false;
    try {
      Passing copy =
          new Passing(sealing.sealFile(Channels.newOutputStream(folder.begin(id)), key, id));
      End end = strip(original, type, copy);
      if (end != End.DONE || copy.bytes() == 0) {
        return new Taken.Refused(original.name(), reason(end));
      }
      String sha256 = copy.sha256();
      folder.finish(original.id());
      if (sha256.equals(original.sha256())) {
        return new Taken.Held(original);
      }
      folder.finish(id);
      held = true;
      return new Taken.Held(original.shownAs(new Evidence.Copy(id, copy.bytes(), sha256, key)));
    } finally {
      if (!held) {
        folder.drop(id);
      }
    }
  }

  private End strip(Evidence original, FileType type, OutputStream copy) throws IOException {
    try (copy;
        SeekableByteChannel in = folder.readUnfinished(original.id());
        SeekableByteChannel plain = sealing.openFile(in, original.key(), original.id())) {
      return switch (type) {
        case PDF -> process.strip("pdf", Channels.newInputStream(plain), copy);
        case DOCX, XLSX -> process.strip("office", Channels.newInputStream(plain), copy);
        case JPEG -> here(new Jpeg(), plain, copy);
        case PNG -> here(new Png(), plain, copy);
        case GIF -> here(new Gif(), plain, copy);
        case WEBP -> here(new Webp(), plain, copy);
        case HEIC, MP4, M4A, GP3 -> here(new Boxes(), plain, copy);
        case MP3 -> here(new Mp3(), plain, copy);
        case AMR -> here(new Amr(), plain, copy);
        case OGG -> here(new Ogg(), plain, copy);
        case WAV -> here(new Wav(), plain, copy);
        case TEXT -> here(Stripping::nothing, plain, copy);
      };
    }
  }

  private static End here(Stripping stripping, SeekableByteChannel original, OutputStream copy)
      throws IOException {
    try {
      // Most write byte by byte.
      OutputStream pieces = new BufferedOutputStream(copy, 1 << 16);
      stripping.strip(original, pieces);
      pieces.flush();
      return End.DONE;
    } catch (Unreadable malformed) {
      return End.UNREADABLE;
    }
  }

  private static Reason reason(End end) {
    return switch (end) {
      case LOCKED -> Reason.LOCKED;
      case BUSY -> Reason.BUSY;
      case DONE, UNREADABLE -> Reason.UNREADABLE;
    };
  }
}
