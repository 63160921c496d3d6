package org.huiyin.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Knows passwords that a guesser tries first: the 100,000 that others chose most often (from
/// nbvcxz), habits of people here, and what is easily made of either.
///
/// A password is common where all of it, or all but a few digits and signs at its ends, or what
/// it repeats, stands on a list or is one of the words given; where it runs along the keyboard or
/// the alphabet; where it is a name of at most three Chinese syllables or the number of a
/// telephone or an identity card, with little more. Asks for no kinds of characters (NIST SP
/// 800-63B, 3.1.1.2). Knows nothing of leaks later than its lists. Stateless.
final class CommonPasswords {

  private static final int MOST_ADDED = 8;
  private static final int SHORTEST_CORE = 3;

  private static final Pattern ENDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Pattern REPEATED = Pattern.compile("(.+?)\\1+.{0,2}", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("[^\\d]{0,4}(?:(?:86)?1[3-9]\\d{9}|\\d{17}[\\dx])[^\\d]{0,4}");

  private static final String ROWS =
      "1234567890 qwertyuiopasdfghjklzxcvbnm qwertyuiop[]\\ 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"
          + " qazwsxedcrfvtgbyhnujmikolp abcdefghijklmnopqrstuvwxyz !@#$%^&*()_+";

  private static final String SYLLABLE =
      "(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai"
          + "|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)";

  private static final Pattern CHINESE_NAME = Pattern.compile("(?:" + SYLLABLE + "){1,3}");

  private CommonPasswords() {}

  /// Whether a guesser would try it early.
  ///
  /// @param own words that everybody at this place thinks of, such as its name
  static boolean contain(String password, Collection<String> own) {
    String whole = folded(password);
    String core = ENDS.matcher(whole).replaceAll("");
    boolean mostlyCore =
        core.length() >= SHORTEST_CORE && whole.length() - core.length() <= MOST_ADDED;
    Set<String> forms = new HashSet<>(Set.of(whole));
    if (mostlyCore) {
      forms.add(core);
    }
    String unit = unit(whole);
    forms.add(unit);
    return unit.length() <= SHORTEST_CORE
        || runs(whole)
        || NUMBER.matcher(whole).matches()
        || (mostlyCore && CHINESE_NAME.matcher(core).matches())
        || own.stream().map(CommonPasswords::folded).anyMatch(forms::contains)
        || stands("habits.txt", forms)
        || stands("passwords.txt", forms);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }

  /// What it repeats, or all of it.
  private static String unit(String whole) {
    var repeated = REPEATED.matcher(whole);
    return repeated.matches() ? repeated.group(1) : whole;
  }

  /// Whether it runs along a row in at most two pieces, to and fro.
  private static boolean runs(String whole) {
    String rows = ROWS + " " + new StringBuilder(ROWS).reverse();
    for (int cut = 0; cut <= whole.length() / 2; cut++) {
      if ((cut == 0 || (cut >= SHORTEST_CORE && rows.contains(whole.substring(0, cut))))
          && rowsAgain(rows, whole.substring(cut))) {
        return true;
      }
    }
    return false;
  }

  private static boolean rowsAgain(String rows, String rest) {
    for (int cut = rest.length(); cut >= SHORTEST_CORE; cut--) {
      if (rows.contains(rest.substring(0, cut))) {
        String last = rest.substring(cut);
        return last.length() <= 2 || rows.contains(last);
      }
    }
    return false;
  }

  /// Read each time: a password is chosen seldom, and 100,000 strings take eight megabytes.
  private static boolean stands(String list, Set<String> forms) {
    try (InputStream in = CommonPasswords.class.getResourceAsStream(list)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + list);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      try (Stream<String> all = lines.lines()) {
        return all.anyMatch(line -> forms.contains(line.toLowerCase(Locale.ROOT)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
