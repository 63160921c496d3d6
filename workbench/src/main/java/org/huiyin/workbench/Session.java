package org.huiyin.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.RunningClock;
import org.jspecify.annotations.Nullable;

/// A simulation at the prompt: shows where the matter stands and what can be done, and does what is
/// typed. Nothing that is typed ends it, but `quit` and the end of the input.
final class Session {

  private static final List<String> COMMANDS =
      List.of("day", "next", "undo", "why", "show", "script", "help", "quit");
  private static final int LONGEST_LEAP = 36_600;

  private final Walk walk;
  private final Words words;
  private final BufferedReader typed;
  private final PrintStream out;
  private final Transcript transcript;
  private final LineReader reader;
  private final Situation situation;
  private final List<String> script = new ArrayList<>();

  Session(Walk walk, Words words, BufferedReader typed, PrintStream out) {
    this.walk = walk;
    this.words = words;
    this.typed = typed;
    this.out = out;
    this.transcript = new Transcript(walk, words, out);
    this.reader = new LineReader(walk.rulebook(), walk.players(), words);
    this.situation = new Situation(walk, words, transcript, out);
  }

  /// Files a matter of this kind, and goes on until the end of the input.
  void run(String kind) {
    out.println(words.text("session.hello", walk.rulebook().title(words.locale())));
    file(kind);
    situation.show();
    for (String line = prompt("> "); line != null; line = prompt("> ")) {
      try {
        if (!obey(line.strip())) {
          return;
        }
      } catch (Misuse misuse) {
        out.println(misuse.getMessage());
      }
    }
  }

  private void file(String kind) {
    KindDefinition definition = walk.rulebook().kinds().get(kind);
    ActDefinition intake =
        definition == null || definition.intake() == null
            ? null
            : walk.rulebook().acts().get(definition.intake());
    if (intake != null) {
      Post by = intake.gate().by().getFirst();
      doIt(reader.particulars(by, false, intake, List.of("kind=" + kind)));
    }
  }

  private @Nullable String prompt(String sign) {
    out.print(sign);
    out.flush();
    try {
      return typed.readLine();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean obey(String line) {
    List<String> said = new ArrayList<>(Arrays.asList(line.split("\\s+")));
    String command = said.removeFirst().toLowerCase(Locale.ROOT);
    switch (command) {
      case "" -> {}
      case "quit", "exit", "q" -> {
        return false;
      }
      case "help", "?" -> out.println(words.text("session.help"));
      case "show" -> situation.show();
      case "script" -> script.forEach(out::println);
      case "undo" -> undo();
      case "next" -> next();
      case "day" -> leap(said);
      case "why" -> why(said);
      default -> {
        if (command.matches("\\d{1,4}")) {
          chosen(Integer.parseInt(command), said);
        } else {
          written(line, command);
        }
      }
    }
    return true;
  }

  // ---- days

  private void next() {
    LocalDate day = walk.next().orElseThrow(() -> words.misuse("session.nothing-comes"));
    go(day.isBefore(walk.today()) ? walk.today() : day);
  }

  private void leap(List<String> said) {
    String to = said.isEmpty() ? "" : said.getFirst();
    go(
        to.matches("\\+\\d{1,5}")
            ? walk.today().plusDays(Math.min(LONGEST_LEAP, Integer.parseInt(to.substring(1))))
            : Arguments.date(words, to));
  }

  private void go(LocalDate day) {
    if (day.isBefore(walk.today())) {
      throw words.misuse("session.back", day, walk.today());
    }
    transcript.elapsed(walk.moveTo(day));
    script.add(day.toString());
    situation.show();
  }

  private void undo() {
    if (script.isEmpty() || !walk.undo()) {
      throw words.misuse("session.nothing-done");
    }
    script.removeLast();
    situation.show();
  }

  // ---- acts

  private void chosen(int number, List<String> particulars) {
    Situation.Choice choice =
        situation
            .choice(number)
            .orElseThrow(() -> words.misuse("session.no-choice", Integer.toString(number)));
    doIt(ask(reader.particulars(choice.post(), false, choice.act(), particulars)));
    situation.show();
  }

  private void written(String line, String command) {
    if (!line.contains(":") && !command.equals("expect")) {
      throw words.unknown("said", command, COMMANDS);
    }
    Line read = reader.read(script.size() + 1, line).orElseThrow();
    if (read.on() != null) {
      go(read.on());
    }
    if (read.expectation() != null) {
      out.println(
          read.expectation()
              .otherwise(walk, words)
              .map(found -> words.text("script.expected", found))
              .orElseGet(() -> words.text("session.as-expected")));
    }
    if (read.deed() != null) {
      doIt(read.deed());
      situation.show();
    }
  }

  // Asks for each particular that the act needs and nobody can make up.
  private Deed ask(Deed deed) {
    Deed asked = deed;
    for (Particular each : Particular.values()) {
      boolean open =
          deed.act().needs().with().contains(each) && !deed.given().containsKey(each.id());
      Map<String, String> choices = open ? situation.choices(deed.act(), each) : Map.of();
      if (!choices.isEmpty()) {
        asked = asked.with(each, choose(each, choices));
      } else if (open && (each == Particular.DAYS || each == Particular.PROMISE)) {
        asked = asked.with(each, answer(words.text("session.how-many", each.id())));
      }
    }
    // What was answered is checked as what is written in a line.
    return reader.particulars(
        asked.post(),
        asked.colleague(),
        asked.act(),
        asked.given().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private String choose(Particular particular, Map<String, String> choices) {
    List<String> ids = List.copyOf(choices.keySet());
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      out.println("    " + (i + 1) + "  " + transcript.titled(choices.getOrDefault(id, id), id));
    }
    String answer = answer(particular.id());
    boolean byNumber = answer.matches("\\d{1,3}");
    int place = byNumber ? Integer.parseInt(answer) : 0;
    return place >= 1 && place <= ids.size() ? ids.get(place - 1) : answer;
  }

  private String answer(String question) {
    return Optional.ofNullable(prompt("  " + question + "? "))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> words.misuse("session.not-done"));
  }

  private void doIt(Deed deed) {
    Decision decision =
        walk.decide(deed).orElseThrow(() -> words.misuse("nobody-sits", deed.post().seat()));
    switch (decision) {
      case Decision.Refused refused -> out.println(transcript.refusal(deed, refused));
      case Decision.Allowed allowed -> {
        script.add(walk.today() + " " + deed);
        transcript.done(deed, walk.doNow(deed, allowed));
      }
    }
  }

  // ---- questions

  private void why(List<String> said) {
    String name = said.isEmpty() ? "" : said.getFirst();
    RunningClock clock =
        walk.clock(name)
            .orElseThrow(
                () ->
                    words.unknown(
                        "clock",
                        name,
                        walk.state().clocks().stream()
                            .map(RunningClock::clock)
                            .distinct()
                            .toList()));
    out.println(walk.explain(clock).render(words.locale()));
  }
}
