package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;

/// A matter that another system had before this one. Immutable and unchecked: [Matters#load]
/// answers what has to be mended. `toString` shows nothing that anybody wrote.
///
/// @param source a short name of that system, such as `hotline-2011`: 1 to 40 small letters,
///     digits and hyphens, beginning with a letter. It is kept readable, so it names no person
/// @param sourceId its number there, 1 to 200 characters; kept only as an HMAC, so that the same
///     one isn't taken in twice
/// @param filing what was brought. Of one that has ended no identity is kept, and its `on` is left
///     aside
/// @param openedOn the day on which it began there, as reported
/// @param open whether it goes on here: then the rulebook opens it as a letter that came in on the
///     filing's `on`, with its clocks
/// @param acts what was done there, in the order in which it is to be told; at most 200
public record PastMatter(
    String source,
    String sourceId,
    Filing filing,
    LocalDate openedOn,
    boolean open,
    List<PastAct> acts) {

  public PastMatter {
    acts = List.copyOf(acts);
  }

  @Override
  public String toString() {
    return "PastMatter[" + source + ", " + openedOn + "]";
  }
}
