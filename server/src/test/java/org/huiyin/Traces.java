package org.huiyin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Words and numbers that stand nowhere else in the world, to be planted where people type, and
/// to be looked for in everything that the server wrote: as they are, in capitals, in UTF-16, as
/// hexadecimal digits, and in base64 wherever they begin. All words have one beginning and all
/// numbers another.
final class Traces {

  private static final int SHOWN = 60;
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

  private final String word;
  private final String digits;
  private final Map<String, String> planted = new LinkedHashMap<>();
  private final Map<String, String> forms = new LinkedHashMap<>();
  private int words;
  private int numbers;

  Traces() {
    Random chance = new Random();
    word = letters(chance, 10);
    StringBuilder number = new StringBuilder("1");
    while (number.length() < 9) {
      number.append(chance.nextInt(10));
    }
    digits = number.toString();
    look("words", word);
    look("numbers", digits);
  }

  private static String letters(Random chance, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(LETTERS.charAt(chance.nextInt(19)));
    }
    return text.toString();
  }

  /// A word for this place.
  String word(String where) {
    StringBuilder end = new StringBuilder();
    for (int rest = words++, i = 0; i < 4; i++, rest /= 19) {
      end.append(LETTERS.charAt(rest % 19));
    }
    planted.put(word + end, where);
    return word + end;
  }

  /// A number of so many digits for this place, from 11 on; of a hundred.
  String number(String where, int length) {
    String marker =
        (digits + "%02d".formatted(numbers++) + "0".repeat(length)).substring(0, length);
    planted.put(marker, where);
    return marker;
  }

  /// Looks for this too, such as a key that the server made.
  void look(String where, String secret) {
    planted.put(secret, where);
    byte[] bytes = secret.getBytes(ISO_8859_1);
    forms.put(secret, where);
    forms.put(HexFormat.of().formatHex(bytes), where + " in hexadecimal digits");
    StringBuilder wide = new StringBuilder();
    secret.chars().forEach(c -> wide.append((char) c).append('\0'));
    forms.put(wide.toString(), where + " in UTF-16");
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = before == 0 ? 0 : before + 1;
      int to = coded.length() - (shifted.length % 3 == 0 ? 0 : 1);
      forms.put(coded.substring(from, to), where + " in base64");
    }
  }

  /// Where something that was planted stands in a text.
  List<String> in(String what, String text) {
    List<String> found = new ArrayList<>();
    String small = text.toLowerCase(Locale.ROOT);
    forms.forEach(
        (form, where) -> {
          String looked = where.endsWith("base64") ? text : small;
          int at = looked.indexOf(where.endsWith("base64") ? form : form.toLowerCase(Locale.ROOT));
          if (at >= 0) {
            String shown = text.substring(at, Math.min(text.length(), at + SHOWN));
            found.add(what + ": " + where + ": " + named(shown));
          }
        });
    return found;
  }

  private String named(String shown) {
    return planted.entrySet().stream()
        .filter(marker -> shown.toLowerCase(Locale.ROOT).startsWith(marker.getKey()))
        .filter(marker -> !marker.getKey().equals(word) && !marker.getKey().equals(digits))
        .map(marker -> "from " + marker.getValue())
        .findFirst()
        .orElse(shown);
  }

  /// Where something that was planted stands in a file, or in its name.
  List<String> in(Path file) {
    try {
      List<String> found = new ArrayList<>(in(file + " (its name)", file.toString()));
      found.addAll(in(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1)));
      return found;
    } catch (NoSuchFileException e) {
      return List.of(); // Gone since it was listed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All files below a folder.
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A text without those words of ours that were in what was asked.
  String without(String asked, String text) {
    Set<String> own = new HashSet<>();
    for (int at = asked.indexOf(word); at >= 0; at = asked.indexOf(word, at + 1)) {
      own.add(asked.substring(at, at + word.length() + 4));
    }
    String left = text;
    for (String marker : own) {
      left = left.replace(marker, "");
    }
    return left;
  }

  /// What was planted where.
  List<String> places() {
    return planted.values().stream().distinct().toList();
  }

  boolean isPlanted(String... texts) {
    return Arrays.stream(texts).allMatch(text -> text.contains(word) || text.contains(digits));
  }
}
