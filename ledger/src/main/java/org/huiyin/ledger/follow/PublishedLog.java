package org.huiyin.ledger.follow;

import java.net.URI;
import java.nio.file.Path;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.tree.TilePath;
import org.huiyin.ledger.tree.TileSource;

/// A log as it is published (C2SP tlog-tiles): by HTTP, or as the files of a static copy.
public interface PublishedLog extends TileSource {

  /// More bytes than a checkpoint may have.
  int LARGEST_CHECKPOINT = 65_536;

  /// More bytes than a tile or a bundle of this log’s entries may have.
  int LARGEST_TILE = 16_384;

  /// The log can’t be read now; trying again may help.
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;

    Away(String what, Throwable cause) {
      super(what, cause);
    }

    Away(String what) {
      super(what);
    }
  }

  /// The log at this place: an address with http or https, or a folder.
  ///
  /// @param place what stands before `/checkpoint`
  /// @throws IllegalArgumentException if it is neither
  static PublishedLog at(String place) {
    if (place.startsWith("http://") || place.startsWith("https://")) {
      return new HttpLog(URI.create(place.endsWith("/") ? place : place + "/"));
    }
    return new FolderLog(place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place));
  }

  /// The signed note with the newest checkpoint, at most [#LARGEST_CHECKPOINT] bytes of it.
  ///
  /// @throws Refused if there is none, or it is larger
  /// @throws Away if the log can’t be read now
  byte[] checkpoint();

  /// A tile, or a bundle of entries, as wide as its path says: a partial one that isn’t there any
  /// more is taken from a wider one.
  ///
  /// @throws Refused if it isn’t there, or is larger than it may be
  /// @throws Away if the log can’t be read now
  byte[] read(TilePath path);

  @Override
  default byte[] tile(int level, long number, int width) {
    return read(new TilePath.Hashes(level, number, width));
  }
}
