package org.huiyin.workbench;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.RoleDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.SeatDefinition;
import org.huiyin.rulebook.StageDefinition;

/// Tells what happens in a simulation, a line for each event and indented ones for what follows
/// from it. Names stand in brackets after their titles, so that they can be typed.
final class Transcript {

  private final Rulebook rulebook;
  private final Players players;
  private final Words words;
  private final PrintStream out;

  Transcript(Walk walk, Words words, PrintStream out) {
    this.rulebook = walk.rulebook();
    this.players = walk.players();
    this.words = words;
    this.out = out;
  }

  /// What somebody did.
  void done(Deed deed, Walk.Happened happened) {
    out.println(
        words.text(
            "told.done",
            words.day(happened.on()),
            post(deed.post()),
            titled(deed.act().title().in(words.locale()), deed.act().id())));
    follows(happened);
  }

  /// What time did, without anybody.
  void elapsed(List<Walk.Happened> made) {
    made.forEach(this::elapsed);
  }

  private void elapsed(Walk.Happened happened) {
    String clock =
        happened.effects().stream()
            .map(effect -> clockOf(effect, happened))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    String what = words.text("told.itself", words.day(happened.on()), act(happened.act()));
    out.println(clock.isEmpty() ? what : what + words.text("told.of-clock", clock));
    follows(happened);
  }

  private String clockOf(Effect effect, Walk.Happened happened) {
    return switch (effect) {
      case Effect.MilestoneReached reached -> due(happened.after().clock(reached.number()));
      case Effect.ClockEnded(int number, var ending, LocalDate _)
          when ending == Effect.Ending.RAN_OUT ->
          due(happened.after().clock(number));
      case Effect.ClockResumed resumed -> due(happened.after().clock(resumed.number()));
      default -> "";
    };
  }

  private String due(RunningClock clock) {
    return words.text("clock.due", clock(clock), words.day(clock.due()));
  }

  private String act(String id) {
    if (List.of(Elapsed.REMIND, Elapsed.LAPSE, Elapsed.PAUSE_ENDS).contains(id)) {
      return words.text("act." + id);
    }
    ActDefinition act = rulebook.acts().get(id);
    return act == null ? id : titled(words.in(act.title()), id);
  }

  private void follows(Walk.Happened happened) {
    Set<String> told = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    for (Effect effect : happened.effects()) {
      switch (effect) {
        case Effect.StageEntered(String id) -> lines.add(words.text("told.stage", stage(id)));
        case Effect.SeatTaken(String id, UUID institution) -> lines.add(seat(id, institution));
        case Effect.ClockStarted started ->
            lines.add(changed("told.started", started.number(), happened));
        case Effect.ClockExtended extended ->
            lines.add(changed("told.extended", extended.number(), happened));
        case Effect.ClockPaused paused ->
            lines.add(changed("told.paused", paused.number(), happened));
        case Effect.ClockResumed resumed ->
            lines.add(changed("told.resumed", resumed.number(), happened));
        case Effect.ClockEnded ended ->
            lines.add(
                words.text(
                    "told.ended." + Names.of(ended.ending()),
                    clock(happened.after().clock(ended.number()))));
        case Effect.Told(String to, String _) -> told.add(to);
        case Effect.MilestoneReached reached -> told.add(reached.to());
        default -> {}
      }
    }
    lines.forEach(line -> out.println("    " + line));
    if (!told.isEmpty()) {
      out.println("    " + words.text("told.told", words.list(told)));
    }
  }

  private String seat(String id, UUID institution) {
    SeatDefinition seat = rulebook.seats().get(id);
    return words.text(
        "told.seat",
        seat == null ? id : titled(words.in(seat.title()), id),
        players.name(institution));
  }

  private String changed(String key, int number, Walk.Happened happened) {
    RunningClock clock = happened.after().clock(number);
    String text = words.text(key, clock(clock), words.day(clock.due()), owner(clock));
    return clock.provisional() ? text + words.text("provisional") : text;
  }

  /// What the rulebook says to something that it refuses.
  void refused(Deed deed, Decision.Refused refused) {
    out.println(refusal(deed, refused));
  }

  String refusal(Deed deed, Decision.Refused refused) {
    StringBuilder facts = new StringBuilder();
    refused.facts().entrySet().stream()
        .filter(fact -> !fact.getKey().equals("institution"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            fact -> facts.append(' ').append(fact.getKey()).append('=').append(fact.getValue()));
    return words.text(
        "refused",
        deed,
        words.text("rule." + refused.rule().id()),
        refused.rule().id() + facts,
        refused.citation());
  }

  String stage(String id) {
    StageDefinition stage = rulebook.stages().get(id);
    return stage == null ? id : titled(words.in(stage.title()), id);
  }

  String clock(RunningClock clock) {
    ClockDefinition definition = rulebook.clocks().get(clock.clock());
    String name = clock.promise() == 0 ? clock.clock() : clock.clock() + " " + clock.promise();
    return definition == null ? name : titled(words.in(definition.title()), name);
  }

  String owner(RunningClock clock) {
    ClockDefinition definition = rulebook.clocks().get(clock.clock());
    return definition == null ? "" : post(definition.of());
  }

  /// A post in words: the role, and the institution in the seat or above it.
  String post(Post post) {
    RoleDefinition role = rulebook.roles().get(post.role());
    SeatDefinition seat = rulebook.seats().get(post.seat());
    if (role == null || seat == null) {
      return titled(words.text("complainant"), post.toString());
    }
    String key = post.above() ? "post.above" : "post.at";
    return titled(words.text(key, role.title(), seat.title()), post.toString());
  }

  String titled(String title, String id) {
    return title + " [" + id + "]";
  }
}
