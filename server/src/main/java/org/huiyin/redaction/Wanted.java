package org.huiyin.redaction;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.SentForm;

/// What an officer wants to have taken out, as typed. `toString` shows nothing of it.
///
/// @param marked the text with ⟦ and ⟧ around what goes; of a short text only
/// @param passages words, one passage on each line
/// @param pages whole pages, such as `2, 5-7`
/// @param boxes parts of pages, one on each line
record Wanted(String marked, String passages, String pages, String boxes) {

  static final int MOST_PASSAGES = 100;
  private static final int LONGEST = 20_000;

  static Wanted in(HttpServletRequest request) {
    return new Wanted(
        SentForm.typed(request, "marked"),
        SentForm.typed(request, "passages"),
        SentForm.typed(request, "pages"),
        SentForm.typed(request, "boxes"));
  }

  List<String> lines() {
    return TextRedaction.lines(passages);
  }

  /// All that is painted over; what can't be read counts for nothing, see [#mistakes].
  List<Box> places() {
    return Stream.concat(
            Places.pages(pages).orElse(List.of()).stream(),
            Places.boxes(boxes).orElse(List.of()).stream())
        .toList();
  }

  /// What can't be read.
  Mistakes mistakes(Page page) {
    Map<String, String> found = new LinkedHashMap<>();
    if (passages.length() > LONGEST || lines().size() > MOST_PASSAGES) {
      found.put("passages", page.text("redact.mistake.many", MOST_PASSAGES));
    }
    unread(Places.pages(pages), "pages", page, found);
    unread(Places.boxes(boxes), "boxes", page, found);
    return new Mistakes(found);
  }

  private static void unread(
      Optional<List<Box>> places, String field, Page page, Map<String, String> found) {
    if (places.isEmpty()) {
      found.put(field, page.text("redact.mistake." + field));
    }
  }

  @Override
  public String toString() {
    return "Wanted";
  }
}
