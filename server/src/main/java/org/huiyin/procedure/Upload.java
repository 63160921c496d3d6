package org.huiyin.procedure;

import java.util.List;
import org.huiyin.rulebook.Finding;

/// What became of a document that was sent. Only [Kept] carries an edition.
public sealed interface Upload {

  /// It is kept as a draft, in force nowhere; also where it was kept before.
  record Kept(Edition edition) implements Upload {}

  /// It can't be read as a rulebook, and isn't kept.
  record Unreadable(List<Finding> findings) implements Upload {
    public Unreadable {
      findings = List.copyOf(findings);
    }
  }

  /// Another document has this id and edition. Each edition is one text.
  record Taken(Edition other) implements Upload {}
}
