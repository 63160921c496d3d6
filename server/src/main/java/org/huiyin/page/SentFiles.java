package org.huiyin.page;

import java.util.List;
import org.huiyin.evidence.Taken;
import org.huiyin.matter.Evidence;

/// The files that came with one form. Immutable.
///
/// @param held those that are held now, in the order in which they came
/// @param refused those that aren't, and why
/// @param tooMany whether there were more than a form takes; the rest wasn't kept
/// @param tooMuch whether it was all so large that it wasn't read to its end
public record SentFiles(
    List<Evidence> held, List<Taken.Refused> refused, boolean tooMany, boolean tooMuch) {

  public static final SentFiles NONE = new SentFiles(List.of(), List.of(), false, false);

  public SentFiles {
    held = List.copyOf(held);
    refused = List.copyOf(refused);
  }
}
