package org.huiyin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;
import org.huiyin.rulebook.lint.Linter;
import org.huiyin.rulebook.lint.Linting;

/// What Jazzer calls: bytes that nobody meant to be a rulebook, read and linted in every way.
///
/// Bytes that begin with 0 are a script of edits on a sound small rulebook, and those that begin
/// with 1 one on an overlay upon it, so that the linter sees as many documents as the reader
/// refuses. Jazzer isn't needed to compile this.
public final class RulebookFuzzer {

  private static final int EDIT = 3;
  private static final List<String> BASE = lines("town-complaints.yaml");
  private static final List<String> OVERLAY = lines("town-overlay.yaml");

  private RulebookFuzzer() {}

  /// Prints the document that an input stands for.
  public static void main(String[] args) throws IOException {
    byte[] document = document(Files.readAllBytes(Path.of(args[0])));
    System.out.write(document, 0, document.length);
    System.out.flush();
    fuzzerTestOneInput(document);
  }

  /// Reads and lints one input.
  ///
  /// @throws IllegalStateException if a guarantee of the library doesn’t hold
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] document = document(input);
    switch (Rulebook.read("fuzzed", document)) {
      case Reading.Read(Rulebook rulebook) -> lint(rulebook);
      case Reading.Unreadable(List<Finding> findings) -> placed(findings);
    }
    if (Rulebook.read("base", joined(BASE)) instanceof Reading.Read(Rulebook base)) {
      overlay(base, document);
    }
    calendar(document);
  }

  private static void overlay(Rulebook base, byte[] document) {
    switch (base.overlaid("fuzzed", document)) {
      case Reading.Read(Rulebook overlaid) -> {
        if (!overlaid.base().map(Rulebook::digest).orElse("").equals(base.digest())) {
          throw new IllegalStateException("another base came out of the overlaid document");
        }
        Linter.lint("fuzzed", document, List.of(base)).json();
      }
      case Reading.Unreadable(List<Finding> findings) -> placed(findings);
    }
  }

  private static void lint(Rulebook rulebook) {
    Linting linting = Linter.lint(rulebook);
    if (!Linter.lint(rulebook).findings().equals(linting.findings())) {
      throw new IllegalStateException("linted twice, differently");
    }
    linting.json();
    for (String clock : rulebook.clocks().keySet()) {
      rulebook.withHouseDates(Map.of(clock, "1 days"));
    }
  }

  private static void placed(List<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalStateException("refused without a finding");
    }
    for (Finding finding : findings) {
      if (finding.line() < 1 || finding.column() < 1 || finding.what().isBlank()) {
        throw new IllegalStateException("a finding without a place or a sentence: " + finding);
      }
    }
  }

  private static void calendar(byte[] document) {
    try {
      WorkingCalendar.read("fuzzed", Map.of(2026, document));
    } catch (IllegalArgumentException refused) {
      if (refused.getMessage() == null) {
        throw new IllegalStateException("a calendar was refused without a word", refused);
      }
    }
  }

  private static byte[] document(byte[] input) {
    if (input.length == 0 || input[0] < 0 || input[0] > 1) {
      return input;
    }
    List<String> lines = new ArrayList<>(input[0] == 0 ? BASE : OVERLAY);
    for (int i = 1; i + EDIT <= input.length && !lines.isEmpty(); i += EDIT) {
      edit(lines, Byte.toUnsignedInt(input[i]), Arrays.copyOfRange(input, i + 1, i + EDIT));
    }
    return joined(lines);
  }

  private static byte[] joined(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void edit(List<String> lines, int how, byte[] where) {
    int at = Byte.toUnsignedInt(where[0]) % lines.size();
    int other = Byte.toUnsignedInt(where[1]) % lines.size();
    switch (how % 6) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(other));
      case 2 -> lines.set(at, lines.get(other));
      case 3 -> lines.set(at, keyOf(lines.get(at)) + valueOf(lines.get(other)));
      case 4 ->
          lines.set(at, lines.get(at).replace(wordOf(lines.get(at)), wordOf(lines.get(other))));
      default -> lines.set(at, without(lines.get(at), Byte.toUnsignedInt(where[1])));
    }
  }

  private static String keyOf(String line) {
    int colon = line.indexOf(": ");
    return colon < 0 ? line : line.substring(0, colon + 2);
  }

  private static String valueOf(String line) {
    int colon = line.indexOf(": ");
    return colon < 0 ? "" : line.substring(colon + 2);
  }

  // The last word of a line, such as the stage in a list of one.
  private static String wordOf(String line) {
    String[] words = line.split("[^a-z0-9-]+", -1);
    for (int i = words.length - 1; i >= 0; i--) {
      if (!words[i].isEmpty()) {
        return words[i];
      }
    }
    return " ";
  }

  private static String without(String line, int which) {
    String[] items = line.split(", ", -1);
    if (items.length < 2) {
      return line;
    }
    List<String> left = new ArrayList<>(List.of(items));
    left.remove(which % items.length);
    return String.join(", ", left);
  }

  private static List<String> lines(String name) {
    Path file = Path.of(System.getProperty("huiyin.fuzz.base", "."), name);
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("base: " + file, failed);
    }
  }
}
