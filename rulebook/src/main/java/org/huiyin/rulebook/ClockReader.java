package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.ClockDefinition.AtEnd;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.PauseDefinition;
import org.huiyin.rulebook.ClockDefinition.PausesAtMost;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.Names.Sort;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads one entry of `clocks`.
final class ClockReader {

  private final Findings findings;
  private final Values values;

  ClockReader(Findings findings, Values values) {
    this.findings = findings;
    this.values = values;
  }

  ClockDefinition read(String id, Section section) {
    boolean window = isWindow(section.need("is"));
    Post of = of(section.need("of"));
    Node from = section.need("from");
    boolean ofPromise = from instanceof ScalarNode word && word.getValue().equals("promise");
    AtEnd atEnd = atEnd(section.find("at-end"));
    return new ClockDefinition(
        id,
        window,
        values.texts(section.need("title"), "the title of " + section.name()),
        of,
        ofPromise ? List.of() : values.references(from, Sort.DATE),
        optional(section.find("kinds"), Sort.KIND),
        optional(section.find("stages"), Sort.STAGE),
        length(section, ofPromise),
        values.source(section),
        pauses(section.find("pauses")),
        pausesAtMost(section),
        milestones(section, of, window || atEnd != null),
        atEnd);
  }

  private boolean isWindow(@Nullable Node node) {
    String word = values.text(node, "duty or window");
    if (node != null && !Set.of("duty", "window", "").contains(word)) {
      findings.add(node, Findings.quote(word) + " isn't known here", "duty or window");
    }
    return word.equals("window");
  }

  private Post of(@Nullable Node node) {
    return node == null ? new Post(Post.COMPLAINANT, "", false) : values.post(node);
  }

  private Set<String> optional(@Nullable Node node, Sort sort) {
    return node == null ? Set.of() : new HashSet<>(values.references(node, sort));
  }

  // Null means the clock of a promise, so a length that can't be read gets a stand-in.
  private @Nullable Length length(Section section, boolean ofPromise) {
    if (!ofPromise) {
      Length length = values.length(section.need("length"));
      return length == null ? new Length(1, Values.NO_COUNTING) : length;
    }
    Node node = section.find("length");
    if (node != null) {
      String what = "a length in " + section.name() + ", which runs to the promised day";
      findings.add(node, what, "no length, or dates in 'from'");
    }
    return null;
  }

  private Map<String, PauseDefinition> pauses(@Nullable Node node) {
    Map<String, PauseDefinition> pauses = new LinkedHashMap<>();
    for (Section.Entry entry : new Section("'pauses'", node, findings).entries()) {
      Section section = new Section("pause '" + entry.key() + "'", entry.value(), findings);
      Length ceiling = values.length(section.need("ceiling"));
      Citation source = values.source(section);
      pauses.put(
          entry.key(),
          new PauseDefinition(
              entry.key(),
              values.texts(section.need("title"), "the title of " + section.name()),
              ceiling == null ? new Length(1, Values.NO_COUNTING) : ceiling,
              source,
              section.has("ceiling-source")
                  ? values.citation(section.find("ceiling-source"))
                  : source));
      section.close();
    }
    return pauses;
  }

  private @Nullable PausesAtMost pausesAtMost(Section section) {
    Node node = section.find("pauses-at-most");
    Length most = values.length(node);
    Node source = section.find("pauses-at-most-source");
    if (node == null || most == null) {
      return null;
    }
    if (most.counting().unit() != Counting.Unit.DAY) {
      String what = "all pauses together are counted in calendar days";
      findings.add(node, what, "an amount in days");
    }
    return new PausesAtMost(
        most, source == null ? values.source(section) : values.citation(source));
  }

  private @Nullable AtEnd atEnd(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Section section = new Section("'at-end'", node, findings);
    String act = values.reference(section.need("act"), Sort.ACT);
    Node dated = section.need("dated");
    String word = values.text(dated, "due or day-after");
    if (dated != null && !Set.of("due", "day-after", "").contains(word)) {
      findings.add(dated, Findings.quote(word) + " isn't known here", "due or day-after");
    }
    section.close();
    return new AtEnd(act == null ? "" : act, word.equals("day-after"));
  }

  private List<Milestone> milestones(Section section, Post of, boolean marksEnd) {
    List<Milestone> milestones = new ArrayList<>();
    milestones.addAll(told(section.find("reminders"), When.BEFORE));
    if (marksEnd) {
      milestones.add(new Milestone(When.END, null, List.of(of), null));
    }
    milestones.addAll(told(section.find("late"), When.LATE));
    return milestones;
  }

  List<Milestone> told(@Nullable Node node, When when) {
    String key = when == When.BEFORE ? "before" : "after";
    List<Milestone> milestones = new ArrayList<>();
    Length former = null;
    for (Node item : node == null ? List.<Node>of() : values.items(node)) {
      Section section = new Section("this entry", item, findings);
      Length distance = values.length(section.need(key));
      List<Post> tell = values.posts(section.need("tell"));
      Node act = when == When.LATE ? section.find("act") : null;
      section.close();
      if (distance != null && former != null && isOutOfOrder(former, distance, when)) {
        findings.add(item, "this entry comes before the one above it", "the order of their days");
      }
      if (section.has("tell") && tell.isEmpty()) {
        findings.add(item, "this entry tells nobody", "at least one post");
      }
      milestones.add(
          new Milestone(
              when, distance, tell, act == null ? null : values.reference(act, Sort.ACT)));
      former = distance;
    }
    return milestones;
  }

  private static boolean isOutOfOrder(Length former, Length next, When when) {
    int order = Integer.compare(next.amount(), former.amount());
    return former.counting().unit() == next.counting().unit()
        && (when == When.BEFORE ? order >= 0 : order <= 0);
  }
}
