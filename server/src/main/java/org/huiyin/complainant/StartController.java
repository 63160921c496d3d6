package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class StartController {

  private final Pages pages;

  StartController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  View start(HttpServletRequest request) {
    return pages.show("complainant/start", pages.frame(request), Map.of());
  }
}
