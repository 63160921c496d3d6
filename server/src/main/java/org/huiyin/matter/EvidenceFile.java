package org.huiyin.matter;

import java.io.InputStream;

/// A file of a matter, opened for a reader who may see it.
///
/// @param name as the sender called it; empty where it was erased
/// @param type its media type, by content
/// @param bytes its length
/// @param content what is shown of it, or what was sent; the caller closes it. Reading throws an
///     `IOException` where they were altered, before an altered byte is given out
/// @param verdict what a virus scanner said of them just now; nobody looks at one's own files
public record EvidenceFile(
    String name, String type, int bytes, InputStream content, FileScan.Verdict verdict) {

  /// Whether whoever opens it ought to be told something first.
  public boolean isDoubtful() {
    return verdict == FileScan.Verdict.HARMFUL || verdict == FileScan.Verdict.UNKNOWN;
  }

  @Override
  public String toString() {
    return "EvidenceFile[" + type + ", " + bytes + "]";
  }
}
