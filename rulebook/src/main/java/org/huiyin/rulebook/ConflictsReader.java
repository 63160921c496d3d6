package org.huiyin.rulebook;

import java.util.HashSet;
import org.huiyin.rulebook.ConflictDefinitions.Accused;
import org.huiyin.rulebook.ConflictDefinitions.Asked;
import org.huiyin.rulebook.ConflictDefinitions.Decider;
import org.huiyin.rulebook.ConflictDefinitions.Interest;
import org.huiyin.rulebook.Names.Sort;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `conflicts`.
final class ConflictsReader {

  private final Findings findings;
  private final Values values;

  ConflictsReader(Findings findings, Values values) {
    this.findings = findings;
    this.values = values;
  }

  ConflictDefinitions read(@Nullable Node node) {
    Section section = new Section("'conflicts'", node, findings);
    ConflictDefinitions conflicts =
        new ConflictDefinitions(
            interest(section.find("interest")),
            accused(section.find("accused")),
            decider(section.find("decider")),
            asked(section.find("asked")));
    section.close();
    return conflicts;
  }

  private @Nullable Interest interest(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'interest'", node, findings);
    String act = values.reference(section.need("recuse"), Sort.ACT);
    Interest interest =
        new Interest(title(section), act == null ? "" : act, values.source(section));
    section.close();
    return interest;
  }

  private @Nullable Accused accused(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'accused'", node, findings);
    Accused accused =
        new Accused(
            title(section),
            new HashSet<>(values.references(section.need("kinds"), Sort.KIND)),
            values.source(section));
    section.close();
    return accused;
  }

  private @Nullable Decider decider(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'decider'", node, findings);
    Decider decider = new Decider(title(section), values.source(section));
    section.close();
    return decider;
  }

  private @Nullable Asked asked(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'asked'", node, findings);
    Texts title = title(section);
    String act = values.reference(section.need("ask"), Sort.ACT);
    Asked asked =
        new Asked(
            title,
            act == null ? "" : act,
            new HashSet<>(values.references(section.need("holds"), Sort.ACT)),
            values.source(section));
    section.close();
    return asked;
  }

  private Texts title(Section section) {
    return values.texts(section.need("title"), "the title of " + section.name());
  }
}
