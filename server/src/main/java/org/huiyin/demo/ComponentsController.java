package org.huiyin.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// Shows each component with its examples, to whoever works on the pages.
@Controller
@Profile("demo")
class ComponentsController {

  private final Pages pages;
  private final Components components;

  ComponentsController(Pages pages) {
    this.pages = pages;
    components = new Components(pages);
  }

  @GetMapping("/components")
  View show(HttpServletRequest request) {
    Page page = pages.frame(request);
    return pages.show("demo/components", page, Map.of("components", components.in(page)));
  }
}
