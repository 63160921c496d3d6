package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.SourceDefinition;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Shape;
import org.huiyin.workbench.Chart.Tone;
import org.huiyin.workbench.Overview.Exit;
import org.huiyin.workbench.Overview.Row;

/// Chooses from a procedure what is worth a place on one page.
final class Overviewing {

  /// An act from more stages than this is told once, of all of them.
  private static final int SOURCES = 2;

  /// A clock that is looked for in more stages than this belongs to none.
  private static final int PLACES = 4;

  private final Procedure procedure;
  private final DrawingWording words;
  private final List<String> stages;
  private final Map<String, List<ClockDefinition>> clocks = new LinkedHashMap<>();
  private final Map<String, Set<Exit>> exits = new LinkedHashMap<>();
  private final Map<List<String>, Set<Exit>> several = new LinkedHashMap<>();

  private final List<String> others = new ArrayList<>();

  private Overviewing(Procedure procedure) {
    this.procedure = procedure;
    this.words = procedure.words();
    this.stages = procedure.course().stages();
  }

  static Overview of(Procedure procedure) {
    return new Overviewing(procedure).overview();
  }

  private Overview overview() {
    for (ClockDefinition clock : procedure.course().clocks()) {
      Set<String> places = procedure.course().placesOf(clock);
      for (String place : places.size() > PLACES ? Set.<String>of() : places) {
        clocks.computeIfAbsent(place, _ -> new ArrayList<>()).add(clock);
      }
    }
    alike().values().forEach(this::addExit);
    List<Row> rows = new ArrayList<>();
    if (!stages.isEmpty()) {
      rows.add(new Row(Shape.START, words.text("begin"), "", List.of(), 0, exitsOf("")));
    }
    stages.forEach(stage -> rows.add(stage(stage)));
    several.forEach(
        (from, acts) ->
            rows.add(new Row(Shape.SEVERAL, numbers(from), "", List.of(), 0, List.copyOf(acts))));
    return new Overview(
        procedure.title(),
        words.text("edition", procedure.rulebook().edition()),
        rows,
        procedure.doors(),
        key());
  }

  private Chart.Key key() {
    List<String> laws = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      laws.add(words.text("overview.law", i + 1) + " " + others.get(i));
    }
    return procedure.key(List.of("overview.more", "overview.house"), laws);
  }

  private Map<List<Object>, List<Course.Step>> alike() {
    Map<List<Object>, List<Course.Step>> alike = new LinkedHashMap<>();
    for (Course.Step step : procedure.course().steps()) {
      if (!step.to().equals(step.from())) {
        alike
            .computeIfAbsent(
                List.of(procedure.title(step), procedure.hand(step), step.to()),
                _ -> new ArrayList<>())
            .add(step);
      }
    }
    return alike;
  }

  private void addExit(List<Course.Step> steps) {
    Course.Step first = steps.getFirst();
    Exit exit = exit(first);
    List<String> from =
        steps.stream()
            .map(step -> step.from() == null ? "" : step.from())
            .distinct()
            .sorted(Comparator.comparing(stages::indexOf))
            .toList();
    if (from.size() > SOURCES) {
      several.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(exit);
    } else {
      from.forEach(stage -> exits.computeIfAbsent(stage, _ -> new LinkedHashSet<>()).add(exit));
    }
  }

  private Exit exit(Course.Step step) {
    Hand hand = procedure.hand(step);
    String by =
        hand == Hand.TIME
            ? words.text("overview.time")
            : words.roles(step.act().gate().by(), step.act().gate().jointly());
    int to = stages.indexOf(step.to()) + 1;
    return new Exit(hand, words.text("overview.exit", procedure.title(step), by, to), to);
  }

  private List<Exit> exitsOf(String stage) {
    return List.copyOf(exits.getOrDefault(stage, Set.of()));
  }

  private String numbers(List<String> from) {
    List<String> numbers =
        from.stream().map(stage -> String.valueOf(stages.indexOf(stage) + 1)).toList();
    return words.text("overview.several", words.joined("and", numbers));
  }

  private Row stage(String id) {
    StageDefinition stage = procedure.stage(id);
    List<ClockDefinition> here = clocks.getOrDefault(id, List.of());
    List<Entry> entries =
        here.stream().sorted(Comparator.comparing(Overviewing::isHouse)).map(this::entry).toList();
    boolean goesOn =
        exits.containsKey(id) || several.keySet().stream().anyMatch(all -> all.contains(id));
    return new Row(
        goesOn ? Shape.STAGE : Shape.END,
        words.text("overview.stage", stages.indexOf(id) + 1, words.in(stage.title())),
        words.text("legal." + stage.legal()),
        entries,
        (int) here.stream().filter(clock -> !isHouse(clock)).count(),
        exitsOf(id));
  }

  private static boolean isHouse(ClockDefinition clock) {
    return clock.source().source().equals(Citation.HOUSE);
  }

  private Entry entry(ClockDefinition clock) {
    String length =
        clock.length() == null ? words.text("overview.promised") : words.length(clock.length());
    String by = words.roles(List.of(clock.of()), false);
    String text =
        isHouse(clock)
            ? words.text("overview.duty.house", words.in(clock.title()), length, by)
            : words.text(
                "overview.duty", words.in(clock.title()), length, by, cite(clock.source()));
    Tone tone = clock.window() ? Tone.RIGHT : Tone.DUTY;
    return new Entry(tone, words.text(clock.window() ? "right" : "duty", text), List.of());
  }

  /// A provision; the name of another law than the main one stands in the legend, by number.
  private String cite(Citation citation) {
    String cited = words.cite(citation);
    SourceDefinition source = procedure.rulebook().sources().get(citation.source());
    String name = source == null ? "" : words.in(source.title());
    if (name.isEmpty() || !cited.startsWith(name)) {
      return cited;
    }
    if (!others.contains(name)) {
      others.add(name);
    }
    return words.text("overview.law", others.indexOf(name) + 1) + cited.substring(name.length());
  }
}
