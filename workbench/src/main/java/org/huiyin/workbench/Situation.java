package org.huiyin.workbench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;

/// Where a simulated matter stands, and what can be done, with a number to choose each by.
final class Situation {

  private final Walk walk;
  private final Words words;
  private final Transcript transcript;
  private final PrintStream out;
  private List<Choice> choices = List.of();

  Situation(Walk walk, Words words, Transcript transcript, PrintStream out) {
    this.walk = walk;
    this.words = words;
    this.transcript = transcript;
    this.out = out;
  }

  /// An act that somebody can do now.
  record Choice(Post post, ActDefinition act) {}

  void show() {
    out.println();
    String stage = walk.state().isOpened() ? transcript.stage(walk.state().stage()) : "-";
    out.println(
        words.text(
            "situation",
            words.day(walk.today()),
            stage,
            words.text("word." + Names.of(walk.state().word()))));
    walk.state().clocks().stream()
        .filter(RunningClock::isRunning)
        .sorted(Comparator.comparing(RunningClock::due))
        .forEach(this::clock);
    walk.next().ifPresent(day -> out.println("  " + words.text("situation.next", words.day(day))));
    acts();
  }

  private void clock(RunningClock clock) {
    String text =
        words.text(
            clock.isLate(walk.today()) ? "situation.late" : "situation.runs",
            transcript.clock(clock),
            words.day(clock.due()),
            transcript.owner(clock));
    String paused = clock.isPaused() ? words.text("situation.paused") : "";
    out.println("  " + text + paused + (clock.provisional() ? words.text("provisional") : ""));
  }

  private void acts() {
    List<Choice> found = new ArrayList<>();
    for (Post post : posts()) {
      List<ActDefinition> open =
          walk.open(post).stream().filter(act -> act.gate().by().contains(post)).toList();
      if (!open.isEmpty()) {
        out.println("  " + words.text("situation.can", transcript.post(post)));
      }
      for (ActDefinition act : open) {
        found.add(new Choice(post, act));
        out.println(
            "    "
                + found.size()
                + "  "
                + transcript.titled(words.in(act.title()), act.id())
                + may(act));
      }
    }
    choices = List.copyOf(found);
  }

  private String may(ActDefinition act) {
    List<String> may = act.needs().mayHave().stream().map(Particular::id).sorted().toList();
    return may.isEmpty() ? "" : words.text("situation.may", String.join("= ", may) + "=");
  }

  private Set<Post> posts() {
    Set<Post> posts = new LinkedHashSet<>();
    for (ActDefinition act : walk.rulebook().acts().values()) {
      act.gate().by().stream().filter(post -> !post.isSystem()).forEach(posts::add);
    }
    return posts;
  }

  Optional<Choice> choice(int number) {
    return number >= 1 && number <= choices.size()
        ? Optional.of(choices.get(number - 1))
        : Optional.empty();
  }

  /// What a particular of this act can be, by id; empty where that isn't a list.
  Map<String, String> choices(ActDefinition act, Particular particular) {
    Map<String, String> choices = new LinkedHashMap<>();
    Rulebook rulebook = walk.rulebook();
    switch (particular) {
      case OUTCOME ->
          rulebook.outcomes().values().stream()
              .filter(each -> each.fits(decides(act), walk.state().kind(), act.id()))
              .forEach(each -> choices.put(each.id(), words.in(each.title())));
      case GROUND ->
          rulebook.grounds().values().stream()
              .filter(each -> each.acts().contains(act.id()))
              .forEach(each -> choices.put(each.id(), words.in(each.title())));
      case INSTITUTION ->
          walk.players().institutions().stream()
              .filter(name -> !act.gate().opens())
              .forEach(name -> choices.put(name, words.text("institution." + name)));
      default -> {}
    }
    return choices;
  }

  private static String decides(ActDefinition act) {
    String instance = act.changes().decides();
    return instance == null ? "" : instance;
  }
}
