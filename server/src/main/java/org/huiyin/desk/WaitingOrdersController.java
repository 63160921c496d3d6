package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.LawfulOrders;
import org.huiyin.page.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// In which matters somebody waits for this officer to agree that something is handed over by law.
@Controller
class WaitingOrdersController {

  private final LawfulOrders orders;
  private final Directory directory;
  private final Pages pages;

  WaitingOrdersController(LawfulOrders orders, Directory directory, Pages pages) {
    this.orders = orders;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/desk/orders")
  View list(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return pages.show(
        "desk/orders-waiting",
        pages.frame(request),
        Map.of("officer", SignedIn.of(officer, directory), "numbers", orders.waiting(officer)));
  }
}
