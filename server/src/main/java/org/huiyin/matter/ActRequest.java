package org.huiyin.matter;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.huiyin.rulebook.Particulars;

/// An act that someone asks for. Immutable and unchecked. `toString` shows no text.
///
/// @param name an act of the matter's rulebook
/// @param with its structured particulars
/// @param texts its texts by name, such as `reason`; each up to 20,000 characters
/// @param ifVersion act only on this version of the matter; empty acts on whatever stands
/// @param evidence files, with an act that takes a text; at most [Evidence#MOST_FILES]
public record ActRequest(
    String name,
    Particulars with,
    Map<String, String> texts,
    OptionalInt ifVersion,
    List<Evidence> evidence) {

  public ActRequest {
    texts = Map.copyOf(texts);
    evidence = List.copyOf(evidence);
  }

  /// One that comes without files.
  public ActRequest(
      String name, Particulars with, Map<String, String> texts, OptionalInt ifVersion) {
    this(name, with, texts, ifVersion, List.of());
  }

  public ActRequest with(List<Evidence> files) {
    return new ActRequest(name, with, texts, ifVersion, files);
  }

  public static ActRequest of(String name) {
    return new ActRequest(name, Particulars.NONE, Map.of(), OptionalInt.empty());
  }

  @Override
  public String toString() {
    return "ActRequest[" + name + "]";
  }
}
