package org.huiyin.workbench;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;

/// `simulate FILE`: walks a matter through a procedure, along a script or step by step at the
/// prompt.
final class SimulateCommand {

  private static final String FROM = "--from";
  private static final String KIND = "--kind";
  private static final String SCRIPT = "--script";
  private static final String CALENDAR = "--calendar";
  private static final Arguments.Taken TAKEN =
      new Arguments.Taken(
          List.of(FROM, KIND, SCRIPT, CALENDAR), List.of(SCRIPT, CALENDAR), List.of());

  private final Words words;
  private final Arguments arguments;
  private final Rulebook rulebook;
  private final WorkingCalendar calendar;
  private final String kind;
  private final PrintStream out;
  private final PrintStream err;

  private SimulateCommand(Words words, Arguments arguments, PrintStream out, PrintStream err) {
    this.words = words;
    this.arguments = arguments;
    this.out = out;
    this.err = err;
    Sources sources = new Sources(words);
    this.rulebook = sources.rulebook(arguments.rest().getFirst());
    this.calendar = sources.calendar(rulebook, arguments.all(CALENDAR));
    this.kind = arguments.option(KIND).orElseGet(() -> Acting.firstKind(rulebook));
  }

  static int run(Words words, List<String> args, InputStream in, PrintStream out, PrintStream err) {
    Arguments arguments = Arguments.read(words, args, TAKEN);
    arguments.checkLanguage();
    if (arguments.rest().size() != 1) {
      throw words.misuse("simulate.one");
    }
    SimulateCommand command = new SimulateCommand(words, arguments, out, err);
    command.checkKind();
    List<String> scripts = arguments.all(SCRIPT);
    if (scripts.isEmpty()) {
      return command.atThePrompt(in);
    }
    int status = Workbench.FINE;
    for (String script : scripts) {
      status = Math.max(status, command.along(script));
    }
    return status;
  }

  private void checkKind() {
    KindDefinition definition = rulebook.kinds().get(kind);
    if (definition == null) {
      throw words.unknown("kind", kind, rulebook.kinds().keySet());
    }
    if (definition.intake() == null) {
      throw words.misuse("simulate.doors", definition.title());
    }
  }

  private int atThePrompt(InputStream in) {
    LocalDate from = arguments.date(FROM).orElseThrow(() -> words.misuse("option.needed", FROM));
    Walk walk = new Walk(rulebook, calendar, from, kind);
    BufferedReader typed = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    new Session(walk, words, typed, out).run(kind);
    return Workbench.FINE;
  }

  private int along(String file) {
    List<String> text = new Sources(words).lines(file);
    LineReader reader = new LineReader(rulebook, new Players(rulebook), words);
    Script script = Script.read(file, text, reader, words);
    List<String> mistakes = new ArrayList<>(script.mistakes());
    for (List<Line> matter : script.matters()) {
      if (from(matter).isEmpty()) {
        mistakes.add(file + ":" + matter.getFirst().number() + ": " + words.text("script.no-day"));
      }
    }
    if (!mistakes.isEmpty()) {
      mistakes.forEach(err::println);
      return Workbench.MISUSED;
    }
    int failures = 0;
    for (List<Line> matter : script.matters()) {
      Walk walk = new Walk(rulebook, calendar, from(matter).orElseThrow(), kind);
      Transcript transcript = new Transcript(walk, words, out);
      failures += new ScriptRun(file, words, transcript, err).walk(matter, walk);
      out.println();
    }
    return failures == 0 ? Workbench.FINE : Workbench.NOT_AS_IT_SHOULD;
  }

  private Optional<LocalDate> from(List<Line> matter) {
    return arguments.date(FROM).or(() -> Script.begins(matter));
  }
}
