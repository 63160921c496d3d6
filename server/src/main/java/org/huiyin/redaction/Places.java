package org.huiyin.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which parts of which pages go, as an officer types it.
final class Places {

  private static final Pattern PAGES = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;、，；%]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}(?:\\.[0-9]{1,3})?");
  private static final int MOST = 500;

  private Places() {}

  /// Whole pages, such as `2, 5-7`; empty if it can't be read.
  static Optional<List<Box>> pages(String typed) {
    List<Box> boxes = new ArrayList<>();
    for (String part : parts(typed)) {
      Matcher range = PAGES.matcher(part);
      if (!range.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(range.group(1));
      String end = range.group(2);
      int last = end == null ? first : Integer.parseInt(end);
      if (first < 1 || last < first || last - first > MOST) {
        return Optional.empty();
      }
      for (int page = first; page <= last; page++) {
        boxes.add(Box.wholePage(page));
      }
    }
    return few(boxes);
  }

  /// One on each line: page, left, top, width, height; empty if it can't be read.
  static Optional<List<Box>> boxes(String typed) {
    List<Box> boxes = new ArrayList<>();
    for (String line : typed.lines().filter(one -> !one.isBlank()).toList()) {
      List<String> parts = parts(line);
      if (parts.size() != 5 || !parts.stream().allMatch(one -> NUMBER.matcher(one).matches())) {
        return Optional.empty();
      }
      double page = Double.parseDouble(parts.getFirst());
      try {
        boxes.add(
            new Box(
                page == Math.rint(page) ? (int) page : 0,
                Double.parseDouble(parts.get(1)),
                Double.parseDouble(parts.get(2)),
                Double.parseDouble(parts.get(3)),
                Double.parseDouble(parts.get(4))));
      } catch (IllegalArgumentException outside) {
        return Optional.empty();
      }
    }
    return few(boxes);
  }

  private static Optional<List<Box>> few(List<Box> boxes) {
    return boxes.size() > MOST ? Optional.empty() : Optional.of(List.copyOf(boxes));
  }

  private static List<String> parts(String typed) {
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replace('–', '-');
    return SEPARATOR.splitAsStream(plain.strip()).filter(part -> !part.isEmpty()).toList();
  }
}
