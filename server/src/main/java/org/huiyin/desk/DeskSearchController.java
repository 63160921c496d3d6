package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SearchRate;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Place;
import org.huiyin.matter.Search;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// Searching, from the desk. What was looked for is shown again and kept nowhere.
@Controller
class DeskSearchController {

  /// Of more places than that none is offered to choose.
  private static final int MOST_PLACES = 200;

  private final Search search;
  private final SearchRate rate;
  private final Directory directory;
  private final Gazetteer gazetteer;
  private final Pages pages;

  DeskSearchController(
      Search search, SearchRate rate, Directory directory, Gazetteer gazetteer, Pages pages) {
    this.search = search;
    this.rate = rate;
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.pages = pages;
  }

  @GetMapping("/desk/search")
  View search(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    SearchTyped typed = SearchTyped.of(request);
    Search.Choices choices = search.choices(officer, page.locale());
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("typed", typed);
    shown.put("kinds", choices.kinds().stream().map(DeskSearchController::option).toList());
    shown.put("stages", choices.stages().stream().map(DeskSearchController::option).toList());
    shown.put("topics", topics(officer, page));
    shown.put("places", places(page));
    if (typed.asks()) {
      Duration wait = rate.take(officer);
      if (!wait.isZero()) {
        throw Problem.later(ProblemType.TOO_MANY_SEARCHES, wait).exception();
      }
      shown.put(
          "found",
          new SearchShown(
              search.find(officer, typed.query(), page.locale()), directory, gazetteer, officer));
    }
    return pages.show("desk/search", page, shown);
  }

  private static Option option(org.huiyin.matter.MatterView.Named named) {
    return new Option(named.id(), named.title());
  }

  private List<Option> topics(OfficerPrincipal officer, Page page) {
    return directory.topics(officer.institution()).stream()
        .map(topic -> new Option(topic.code(), page.in(topic.name())))
        .toList();
  }

  private List<Option> places(Page page) {
    return gazetteer.few(MOST_PLACES).stream()
        .map(Gazetteer.Found::place)
        .map((Place place) -> new Option(place.code(), page.in(place.name())))
        .toList();
  }
}
