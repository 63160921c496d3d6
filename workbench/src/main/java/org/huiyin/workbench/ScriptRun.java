package org.huiyin.workbench;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Decision;

/// Walks a matter along the lines of a script. An expectation that isn't met is told and the walk
/// goes on; an act that is refused ends it, since nothing after it would mean anything.
final class ScriptRun {

  private final String file;
  private final Words words;
  private final Transcript transcript;
  private final PrintStream err;
  private int failures;

  ScriptRun(String file, Words words, Transcript transcript, PrintStream err) {
    this.file = file;
    this.words = words;
    this.transcript = transcript;
    this.err = err;
  }

  /// How many expectations weren't met, an act that was refused among them.
  int walk(List<Line> lines, Walk walk) {
    for (Line line : lines) {
      if (!go(line, walk)) {
        break;
      }
    }
    return failures;
  }

  private boolean go(Line line, Walk walk) {
    if (line.on() != null) {
      if (line.on().isBefore(walk.today())) {
        return fail(line, words.text("script.before", line.on(), walk.today()));
      }
      transcript.elapsed(walk.moveTo(line.on()));
    }
    if (line.expectation() != null) {
      line.expectation()
          .otherwise(walk, words)
          .ifPresent(found -> fail(line, words.text("script.expected", found)));
    }
    return line.deed() == null || does(line, line.deed(), walk);
  }

  private boolean does(Line line, Deed deed, Walk walk) {
    Optional<Decision> decision = walk.decide(deed);
    if (decision.isEmpty()) {
      return fail(line, words.text("nobody-sits", deed.post().seat()));
    }
    return switch (decision.get()) {
      case Decision.Refused refused -> fail(line, transcript.refusal(deed, refused));
      case Decision.Allowed allowed -> {
        transcript.done(deed, walk.doNow(deed, allowed));
        yield true;
      }
    };
  }

  private boolean fail(Line line, String why) {
    failures++;
    err.println(file + ":" + line.number() + ": " + why);
    return false;
  }
}
