package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.SourceDefinition;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Tone;

/// The procedure of some kinds of matter, and what its parts are called in a picture.
record Procedure(
    Rulebook rulebook, List<KindDefinition> kinds, Course course, DrawingWording words) {

  Procedure {
    kinds = List.copyOf(kinds);
  }

  static Procedure of(Rulebook rulebook, List<KindDefinition> kinds, DrawingWording words) {
    return new Procedure(rulebook, kinds, new Course(rulebook, takenIn(kinds)), words);
  }

  private static Set<String> takenIn(List<KindDefinition> kinds) {
    Set<String> takenIn = new LinkedHashSet<>();
    for (KindDefinition kind : kinds) {
      if (kind.intake() != null) {
        takenIn.add(kind.id());
      }
    }
    return takenIn;
  }

  String title() {
    String title = rulebook.title(words.locale());
    return kinds.size() == 1 && rulebook.kinds().size() > 1
        ? words.text("title.kind", title, words.in(kinds.getFirst().title()))
        : title;
  }

  StageDefinition stage(String id) {
    StageDefinition definition = rulebook.stages().get(id);
    if (definition == null) {
      throw new IllegalArgumentException("stage: unknown: " + id);
    }
    return definition;
  }

  Hand hand(Course.Step step) {
    if (step.act().isSystem()) {
      return Hand.TIME;
    }
    // A letter is filed for somebody by an officer: it is the complainant's act all the same.
    return step.act().gate().by().stream().anyMatch(Post::isPerson)
        ? Hand.COMPLAINANT
        : Hand.OFFICE;
  }

  String title(Course.Step step) {
    ActDefinition act = step.act();
    String title = only(words.in(act.title()), act.gate().kinds());
    return step.outcome() == null || act.changes().outcome() != null
        ? title
        : words.text("outcome", title, words.in(step.outcome().title()));
  }

  String only(String title, Set<String> some) {
    if (some.isEmpty() || some.containsAll(takenIn(kinds))) {
      return title;
    }
    List<String> those =
        kinds.stream()
            .filter(kind -> some.contains(kind.id()))
            .map(kind -> words.in(kind.title()))
            .toList();
    return words.text("only", title, words.joined("and", those));
  }

  /// Where the kinds go that are not taken in here.
  List<Entry> doors() {
    return kinds.stream().filter(kind -> kind.intake() == null).map(this::doors).toList();
  }

  private Entry doors(KindDefinition kind) {
    List<String> doors =
        kind.doors().stream()
            .map(door -> words.in(Objects.requireNonNull(rulebook.doors().get(door)).title()))
            .toList();
    String line = words.text("doors.line", words.joined("or", doors), words.cite(kind.source()));
    return new Entry(Tone.PLAIN, words.text("doors.head", words.in(kind.title())), List.of(line));
  }

  /// The legend.
  ///
  /// @param more what it says besides, by key
  /// @param last what comes last, in words
  Chart.Key key(List<String> more, List<String> last) {
    List<String> lines = new ArrayList<>();
    String house =
        rulebook.sources().values().stream()
            .filter(SourceDefinition::isHouse)
            .findFirst()
            .map(source -> words.in(source.title()))
            .orElse("");
    more.forEach(key -> lines.add(words.text(key, house)));
    for (SourceDefinition source : rulebook.sources().values()) {
      if (source.id().equals(words.main()) && !source.isHouse()) {
        lines.add(words.text("key.source", words.in(source.title())));
      }
    }
    lines.addAll(last);
    return new Chart.Key(
        words.text("key"),
        words.text("key.office"),
        words.text(rulebook.parties().isEmpty() ? "key.complainant" : "key.parties"),
        words.text("key.time"),
        lines);
  }
}
