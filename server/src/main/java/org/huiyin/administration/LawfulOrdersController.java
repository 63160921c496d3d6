package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.authority.Directory;
import org.huiyin.matter.LawfulOrderCounts;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// How much was handed over by law, for anyone.
@Controller
class LawfulOrdersController {

  private final LawfulOrderCounts counts;
  private final Directory directory;
  private final Pages pages;

  LawfulOrdersController(LawfulOrderCounts counts, Directory directory, Pages pages) {
    this.counts = counts;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/published/lawful-orders")
  View read(HttpServletRequest request) {
    return pages.show(
        "administration/lawful-orders",
        pages.frame(request),
        Map.of("years", counts.years(), "directory", directory.snapshot()));
  }
}
