package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.page.Page;
import org.huiyin.page.SentForm;
import org.jspecify.annotations.Nullable;

/// One page of a list, as the address asks for it.
///
/// @param search a part of the name
/// @param institution whose, or `null` for all
/// @param number of the page, from 1
/// @param more whether there may be more than these
record Listing(
    List<Row> rows,
    String search,
    @Nullable UUID institution,
    int number,
    int pages,
    int all,
    boolean more) {

  static final int PAGE = 50;

  Listing {
    rows = List.copyOf(rows);
  }

  static Listing asked(HttpServletRequest request, Kept<?> kept, Page page, Directory now) {
    String search = SentForm.typed(request, "q");
    UUID institution = Typed.uuid(SentForm.typed(request, "institution"));
    List<Row> all = kept.rows(page, now, institution, search);
    int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    int number = Math.clamp(number(SentForm.typed(request, "page")), 1, pages);
    List<Row> shown = all.subList((number - 1) * PAGE, Math.min(all.size(), number * PAGE));
    return new Listing(
        shown, search, institution, number, pages, all.size(), all.size() >= kept.most());
  }

  private static int number(String typed) {
    return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 1;
  }

  String owner() {
    return institution == null ? "" : institution.toString();
  }

  /// The address of another page of the same list.
  String query(int page) {
    return "?q="
        + URLEncoder.encode(search, StandardCharsets.UTF_8)
        + "&institution="
        + owner()
        + "&page="
        + page;
  }
}
