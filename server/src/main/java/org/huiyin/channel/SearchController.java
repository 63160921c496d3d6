package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Locale;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SearchRate;
import org.huiyin.matter.Search;
import org.huiyin.matter.SearchPage;
import org.huiyin.matter.SearchQuery;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Searching, over the API.
@RestController
@Tag(name = "Desk", description = "For officers, with a token")
class SearchController {

  private final Search search;
  private final SearchRate rate;

  SearchController(Search search, SearchRate rate) {
    this.search = search;
    this.rate = rate;
  }

  @GetMapping("/api/v1/desk/search")
  @Operation(
      summary = "Matters by what the institution wrote of them, the newest first",
      description =
          "Of those that I may see: by their summary, topic and answers, all words of `q` together;"
              + " or by their number. `kind`, `stage`, `topic` and `place` narrow it. Fifty are"
              + " found at most, twenty a page. Nothing that a complainant wrote is searched, and"
              + " no name and no number of five digits or more.")
  SearchPage search(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String stage,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String place,
      @RequestParam(defaultValue = "1") int page,
      Locale locale) {
    if (q.length() > SearchQuery.LONGEST) {
      throw ListParameters.refused("q", "too-many-characters");
    }
    if (page < 1 || page > Search.PAGES) {
      throw ListParameters.refused("page", "out-of-range");
    }
    SearchQuery query =
        new SearchQuery(
            String.valueOf(ListParameters.kept("q", q)),
            filter("kind", kind),
            filter("stage", stage),
            filter("topic", topic),
            filter("place", place),
            page);
    Duration wait = rate.take(officer);
    if (!wait.isZero()) {
      throw Problem.later(ProblemType.TOO_MANY_SEARCHES, wait).exception();
    }
    return search.find(officer, query, locale);
  }

  private static @Nullable String filter(String name, @Nullable String given) {
    return ListParameters.kept(name, Given.optional(given));
  }
}
