package org.huiyin.workbench;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ClockFacts;
import org.huiyin.rulebook.Explanation;
import org.huiyin.rulebook.Json;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock.Pause;
import org.huiyin.rulebook.WorkingCalendar;

/// `explain`: anyone counts the last day of a clock again, from the published rulebook and what
/// happened to the clock. It is the computation of the server, and the text that it shows.
final class ExplainCommand {

  static final String RULEBOOK = "--rulebook";
  static final String CLOCK = "--clock";
  static final String FROM = "--from";
  static final String EVENT = "--event";
  static final String EXTENDED = "--extended";
  static final String PAUSE = "--pause";
  static final String TOLD = "--told";
  private static final String CALENDAR = "--calendar";
  private static final String JSON = "--json";
  private static final Arguments.Taken TAKEN =
      new Arguments.Taken(
          List.of(RULEBOOK, CLOCK, FROM, EVENT, EXTENDED, PAUSE, TOLD, CALENDAR),
          List.of(PAUSE, CALENDAR),
          List.of(JSON));

  private static final Pattern PAUSED =
      Pattern.compile("([a-z0-9-]+):(\\d{4}-\\d\\d-\\d\\d)\\.\\.(\\d{4}-\\d\\d-\\d\\d)?");

  private final Words words;
  private final Arguments arguments;
  private final Rulebook rulebook;
  private final WorkingCalendar calendar;

  private ExplainCommand(Words words, Arguments arguments) {
    this.words = words;
    this.arguments = arguments;
    Sources sources = new Sources(words);
    this.rulebook = sources.rulebook(arguments.needed(RULEBOOK));
    this.calendar = sources.calendar(rulebook, arguments.all(CALENDAR));
  }

  static int run(Words words, List<String> args, PrintStream out, PrintStream err) {
    Arguments arguments = Arguments.read(words, args, TAKEN);
    arguments.checkLanguage();
    if (!arguments.rest().isEmpty()) {
      throw words.misuse("explain.rest", arguments.rest().getFirst());
    }
    ExplainCommand command = new ExplainCommand(words, arguments);
    Explanation explanation = command.explanation();
    if (arguments.has(JSON)) {
      out.println(command.json(explanation));
    } else {
      out.println(explanation.render(words.locale()));
      err.println(command.counted());
    }
    return Workbench.FINE;
  }

  private Explanation explanation() {
    ClockFacts facts = facts();
    try {
      return rulebook.explain(facts, calendar);
    } catch (IllegalArgumentException | DateTimeException outOfBounds) {
      throw words.misuse("explain.bounds", String.valueOf(outOfBounds.getMessage()));
    }
  }

  private ClockFacts facts() {
    ClockDefinition clock = clock();
    LocalDate told = arguments.date(TOLD).orElse(null);
    if (clock.isOfPromise() && told == null) {
      throw words.misuse("explain.promise", clock.id());
    }
    return new ClockFacts(
        clock.id(),
        event(clock),
        Arguments.date(words, arguments.needed(FROM)),
        extended(),
        pauses(clock),
        told);
  }

  private ClockDefinition clock() {
    String id = arguments.needed(CLOCK);
    ClockDefinition clock = rulebook.clocks().get(id);
    if (clock == null) {
      throw words.unknown("clock", id, rulebook.clocks().keySet());
    }
    return clock;
  }

  private String event(ClockDefinition clock) {
    List<String> starts = rulebook.startsOf(clock.id());
    String event = arguments.option(EVENT).orElse("");
    if (!event.isEmpty() && !starts.contains(event)) {
      throw words.unknown("event", event, starts);
    }
    return event;
  }

  private int extended() {
    String text = arguments.option(EXTENDED).orElse("0");
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > Length.MOST) {
      throw words.misuse("explain.extended", text, Integer.toString(Length.MOST));
    }
    return Integer.parseInt(text);
  }

  private List<Pause> pauses(ClockDefinition clock) {
    List<Pause> pauses = new ArrayList<>();
    for (String text : arguments.all(PAUSE)) {
      pauses.add(pause(clock, text));
    }
    return pauses;
  }

  // A pause that nobody has ended yet lasts to its ceiling.
  private Pause pause(ClockDefinition clock, String text) {
    Matcher paused = PAUSED.matcher(text);
    if (!paused.matches()) {
      throw words.misuse("explain.pause", text);
    }
    ClockDefinition.PauseDefinition ground = clock.pauses().get(paused.group(1));
    if (ground == null) {
      throw words.unknown("pause", paused.group(1), clock.pauses().keySet());
    }
    LocalDate from = Arguments.date(words, paused.group(2));
    if (paused.group(3) == null) {
      return new Pause(
          ground.ground(), from, ground.ceiling().after(from.minusDays(1), calendar), true);
    }
    return new Pause(ground.ground(), from, Arguments.date(words, paused.group(3)), false);
  }

  private String counted() {
    return words.text(
        "explain.counted",
        rulebook.id(),
        rulebook.edition(),
        rulebook.digest(),
        calendar.version());
  }

  private String json(Explanation explanation) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("rulebook", rulebook.id());
    head.put("edition", rulebook.edition());
    head.put("digest", rulebook.digest());
    head.put("calendar", calendar.version());
    head.put("text", explanation.render(words.locale()));
    head.put("explanation", new Json.Written(explanation.json()));
    return Json.of(head);
  }
}
