package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.Documents;
import org.junit.jupiter.api.Test;

/// No pattern takes more than in proportion to what somebody typed (ReDoS): counted in characters
/// that it looks at, not in time.
class PatternsTest {

  private static final int SHORT = 500;
  private static final List<String> PUMPS =
      List.of(
          "a", "0", " ", "-", ".", "/", "a-", "0 ", "a.", "é", "水", "{", "((", "\"", "=a", ",a ",
          "\t \t", "A1", "%2", "a@");
  private static final List<String> ENDS = List.of("", "!", "\u0000", "\n", "x\"", "}");

  /// Counts how often a character is looked at.
  private static final class Counted implements CharSequence {

    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  void takesNoMoreThanInProportionToWhatWasTyped() throws Exception {
    Map<String, Pattern> patterns = patterns();
    assertThat(patterns).hasSizeGreaterThan(20);
    List<String> slow = new ArrayList<>();
    patterns.forEach(
        (where, pattern) -> {
          for (String pump : PUMPS) {
            for (String end : ENDS) {
              long shorter = looks(pattern, pump, SHORT, end);
              long longer = looks(pattern, pump, 2 * SHORT, end);
              // Twice the text: twice the looks, and four times where it starts anew at each place.
              if (longer > 2.6 * shorter && longer > 70L * SHORT) {
                slow.add(where + " " + pattern + " on " + pump + "…" + end + ": " + longer);
              }
            }
          }
        });
    assertThat(slow).isEmpty();
  }

  /// Without this, a counter that counts nothing would pass.
  @Test
  void knowsOneThatTakesMore() {
    Pattern bad = Pattern.compile("(a+)+b|a*a*a*c");
    assertThat(looks(bad, "a", 20, "!")).isGreaterThan(1_000);
  }

  private static long looks(Pattern pattern, String pump, int times, String end) {
    Counted text = new Counted(pump.repeat(times / pump.length()) + end);
    pattern.matcher(text).matches();
    pattern.matcher(text).find();
    return text.looks;
  }

  /// Every pattern that a class of the server holds; those of the commands read what one types
  /// oneself.
  private static Map<String, Pattern> patterns() throws IOException, ReflectiveOperationException {
    Map<String, Pattern> patterns = new TreeMap<>();
    for (String module : List.of("server", "rulebook", "ledger")) {
      Path classes = Documents.ROOT.resolve(module).resolve("target/classes");
      if (!Files.isDirectory(classes)) {
        continue;
      }
      List<Path> files;
      try (Stream<Path> found = Files.walk(classes)) {
        files = found.filter(file -> file.toString().endsWith(".class")).toList();
      }
      for (Path file : files) {
        String name =
            classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        if (!name.startsWith("org.huiyin.") || name.endsWith("-info")) {
          continue;
        }
        collect(Class.forName(name, false, PatternsTest.class.getClassLoader()), patterns);
      }
    }
    return patterns;
  }

  private static void collect(Class<?> type, Map<String, Pattern> into)
      throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
        field.setAccessible(true);
        into.put(type.getName() + "." + field.getName(), (Pattern) field.get(null));
      }
    }
  }
}
