package org.huiyin.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.huiyin.rulebook.Names.Sort;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `house-dates`: the lengths that one institution promises where the document has a
/// promise of the house and no date of a law.
///
/// A promise may be shorter than the document's and never longer. A window is a right of whoever
/// has it, and isn't shortened.
final class HouseDatesReader {

  private final Findings findings;
  private final Names names;
  private final Values values;

  HouseDatesReader(Findings findings, Names names, Values values) {
    this.findings = findings;
    this.names = names;
    this.values = values;
  }

  /// The clocks as they run where these dates are promised.
  Map<String, ClockDefinition> read(@Nullable Node node, Map<String, ClockDefinition> clocks) {
    Map<String, ClockDefinition> promised = new LinkedHashMap<>(clocks);
    for (Section.Entry entry : new Section("'house-dates'", node, findings).entries()) {
      Length length = values.length(entry.value());
      ClockDefinition clock = clocks.get(entry.key());
      if (clock == null) {
        names.unknown(Sort.CLOCK, entry.key(), entry.keyNode());
      } else if (isPromisable(clock, entry) && length != null && fits(clock, length, entry)) {
        promised.put(clock.id(), clock.of(length));
      }
    }
    return promised;
  }

  private boolean isPromisable(ClockDefinition clock, Section.Entry entry) {
    String name = "the clock '" + clock.id() + "'";
    if (!clock.source().isHouse()) {
      findings.add(
          entry.keyNode(), name + " has its date from " + clock.source(), "a clock of the house");
    } else if (clock.window()) {
      findings.add(entry.keyNode(), name + " is a right, which nobody shortens", "a duty");
    } else if (clock.length() == null) {
      findings.add(
          entry.keyNode(), name + " runs to the promised day", "a clock that has a length");
    }
    return clock.isHouseDate();
  }

  private boolean fits(ClockDefinition clock, Length length, Section.Entry entry) {
    Length most = clock.length();
    if (most == null) {
      return false;
    }
    String expected = "at most " + most.amount() + " " + most.counting().id();
    if (!length.counting().equals(most.counting())) {
      String what = "the clock '" + clock.id() + "' isn't counted in " + length.counting().id();
      findings.add(entry.value(), what, expected);
      return false;
    }
    if (length.amount() > most.amount()) {
      String what = "this is longer than the promise of the rulebook for '" + clock.id() + "'";
      findings.add(entry.value(), what, expected);
      return false;
    }
    return true;
  }

  /// A document with these dates: the base as it is, and the section at its end.
  static String document(Rulebook base, Map<String, String> lengths) {
    StringBuilder yaml = new StringBuilder(base.yaml());
    if (!base.yaml().endsWith("\n")) {
      yaml.append('\n');
    }
    yaml.append("house-dates:\n");
    for (String clock : new TreeSet<>(lengths.keySet())) {
      yaml.append("  ").append(quoted(clock)).append(": ");
      yaml.append(quoted(String.valueOf(lengths.get(clock)))).append('\n');
    }
    return yaml.toString();
  }

  /// As YAML reads it back, whatever it is: nothing that somebody typed becomes structure.
  private static String quoted(String text) {
    if (text.matches("[a-z0-9]+([ -][a-z0-9]+)*")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) && c < 128;
              quoted.append(plain ? Character.toString(c) : "\\U%08X".formatted(c));
            });
    return quoted.append('"').toString();
  }
}
