package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.SourceDefinition;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.workbench.Chart.Arrow;
import org.huiyin.workbench.Chart.Box;
import org.huiyin.workbench.Chart.Deed;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Hand;
import org.huiyin.workbench.Chart.Shape;
import org.huiyin.workbench.Chart.Tone;
import org.jspecify.annotations.Nullable;

/// Makes the chart of a procedure: a box for each stage with what is owed and allowed there, an
/// arrow for each act that moves a matter.
final class Charting {

  private static final String START = "start";

  /// An act from more stages than this has one arrow, from a box that names them: long arrows
  /// past each other are what makes a picture wide and hard to follow.
  private static final int ARROWS = 2;

  /// A clock that is looked for in more stages than this is said once, of all of them.
  private static final int PLACES = 4;

  private final Procedure procedure;
  private final Rulebook rulebook;
  private final DrawingWording words;
  private final Course course;
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final Map<List<String>, String> several = new LinkedHashMap<>();
  private final Map<List<Object>, List<Deed>> arrows = new LinkedHashMap<>();
  private final List<Entry> notes = new ArrayList<>();

  private Charting(Procedure procedure) {
    this.procedure = procedure;
    this.rulebook = procedure.rulebook();
    this.words = procedure.words();
    this.course = procedure.course();
  }

  static Chart of(Procedure procedure) {
    return new Charting(procedure).chart();
  }

  private Chart chart() {
    addArrows();
    course.clocks().forEach(this::addClock);
    notes.addAll(procedure.doors());
    return new Chart(
        procedure.title(),
        words.text("edition", rulebook.edition()),
        boxes(),
        arrows.entrySet().stream().map(Charting::arrow).toList(),
        notes,
        key());
  }

  private List<Box> boxes() {
    List<Box> boxes = new ArrayList<>();
    if (!course.stages().isEmpty()) {
      boxes.add(new Box(START, Shape.START, words.text("begin"), "", List.of()));
    }
    several.forEach((stages, id) -> boxes.add(severalBox(stages, id)));
    for (String id : course.stages()) {
      boxes.add(stage(id));
    }
    return boxes;
  }

  private Box stage(String id) {
    StageDefinition stage = procedure.stage(id);
    boolean left =
        arrows.keySet().stream().anyMatch(arrow -> arrow.getFirst().equals(box(id)))
            || several.keySet().stream().anyMatch(all -> all.contains(id));
    String legal = words.text("legal." + stage.legal());
    Shape shape = left ? Shape.STAGE : Shape.END;
    return new Box(box(id), shape, words.in(stage.title()), legal, entries(box(id)));
  }

  private Box severalBox(List<String> stages, String id) {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry(Tone.PLAIN, titles(stages), List.of()));
    all.addAll(entries(id));
    return new Box(id, Shape.SEVERAL, words.text("several"), "", all);
  }

  private List<Entry> entries(String box) {
    return entries.getOrDefault(box, List.of());
  }

  private String titles(List<String> stages) {
    return words.joined(
        "and", stages.stream().map(stage -> words.in(procedure.stage(stage).title())).toList());
  }

  /// Apart from the names of the other boxes, whatever a stage is called.
  private static String box(String stage) {
    return "stage-" + stage;
  }

  private void addArrows() {
    Map<List<Object>, List<Course.Step>> alike = new LinkedHashMap<>();
    for (Course.Step step : course.steps()) {
      String outcome = step.outcome() == null ? "" : step.outcome().id();
      alike
          .computeIfAbsent(List.of(step.act().id(), outcome, step.to()), _ -> new ArrayList<>())
          .add(step);
    }
    alike.values().forEach(this::addSteps);
  }

  private void addSteps(List<Course.Step> steps) {
    if (steps.size() <= ARROWS) {
      steps.forEach(step -> addStep(step, step.from() == null ? START : box(step.from())));
      return;
    }
    List<String> stages = new ArrayList<>();
    for (Course.Step step : steps) {
      if (step.from() != null) {
        stages.add(step.from());
      }
    }
    Course.Step all = steps.getFirst();
    List<ClockDefinition> by =
        steps.stream().flatMap(step -> step.by().stream()).distinct().toList();
    addStep(new Course.Step(all.act(), all.outcome(), all.from(), all.to(), by), severalAt(stages));
  }

  private String severalAt(List<String> stages) {
    return several.computeIfAbsent(stages, _ -> "several-" + several.size());
  }

  private void addStep(Course.Step step, String from) {
    String to = box(step.to());
    if (from.equals(to)) {
      String head = words.text("again", procedure.title(step));
      enter(from, new Entry(Tone.PLAIN, head, List.of(by(step))));
      return;
    }
    List<Deed> deeds =
        arrows.computeIfAbsent(List.of(from, to, procedure.hand(step)), _ -> new ArrayList<>());
    deeds.add(new Deed(procedure.title(step), by(step)));
  }

  private static Arrow arrow(Map.Entry<List<Object>, List<Deed>> entry) {
    List<Object> ends = entry.getKey();
    return new Arrow(
        (String) ends.get(0), (String) ends.get(1), (Hand) ends.get(2), entry.getValue());
  }

  private String by(Course.Step step) {
    if (!step.act().isSystem()) {
      return words.posts(step.act().gate().by());
    }
    List<String> clocks =
        step.by().stream().map(clock -> words.in(clock.title())).distinct().toList();
    return words.text("by.time", words.joined("or", clocks));
  }

  private void enter(String box, Entry entry) {
    entries.computeIfAbsent(box, _ -> new ArrayList<>()).add(entry);
  }

  private void addClock(ClockDefinition clock) {
    List<String> places = List.copyOf(course.placesOf(clock));
    if (places.size() <= PLACES) {
      places.forEach(place -> enter(box(place), entry(clock, List.of())));
    } else if (several.containsKey(places)) {
      enter(severalAt(places), entry(clock, List.of()));
    } else {
      notes.add(entry(clock, places));
    }
  }

  private Entry entry(ClockDefinition clock, List<String> places) {
    List<String> lines = new ArrayList<>();
    if (!places.isEmpty()) {
      lines.add(titles(places));
    }
    String due = words.text("clause", due(clock), words.cite(clock.source()));
    lines.add(words.text("clause", words.posts(List.of(clock.of())), due));
    extension(clock, lines);
    String follows = followsInPlace(clock);
    if (follows != null) {
      lines.add(words.text("at-end", follows));
    }
    String title = procedure.only(words.in(clock.title()), clock.kinds());
    Tone tone = clock.window() ? Tone.RIGHT : Tone.DUTY;
    return new Entry(tone, words.text(clock.window() ? "right" : "duty", title), lines);
  }

  private String due(ClockDefinition clock) {
    if (clock.length() == null) {
      return words.text("clock.promised");
    }
    List<String> dates = new ArrayList<>();
    for (String from : clock.from()) {
      var date = rulebook.dates().get(from);
      dates.add(date == null ? from : words.in(date.title()));
    }
    return words.text("clock", words.joined("or", dates), words.length(clock.length()));
  }

  private void extension(ClockDefinition clock, List<String> lines) {
    for (ActDefinition act : rulebook.acts().values()) {
      ActDefinition.Extension extension = act.changes().extend();
      if (extension != null && extension.clock().equals(clock.id())) {
        lines.add(
            words.text("extension", words.length(extension.upTo()), words.cite(act.source())));
      }
    }
  }

  /// The act at the end of a clock, if it leaves the matter in its stage and so has no arrow.
  private @Nullable String followsInPlace(ClockDefinition clock) {
    ActDefinition act = clock.atEnd() == null ? null : rulebook.acts().get(clock.atEnd().act());
    return act == null || act.changes().leadsTo() != null ? null : words.in(act.title());
  }

  private Chart.Key key() {
    List<String> lines = new ArrayList<>(List.of("key.duty", "key.right", "key.legal"));
    if (rulebook.sources().values().stream().anyMatch(SourceDefinition::isHouse)) {
      lines.add("key.house");
    }
    return procedure.key(lines, List.of());
  }
}
