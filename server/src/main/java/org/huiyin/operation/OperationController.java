package org.huiyin.operation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.desk.SignedIn;
import org.huiyin.page.Pages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// How the installation is, for those who look after it.
@Controller
class OperationController {

  private final Looking looking;
  private final Directory directory;
  private final Pages pages;

  OperationController(Looking looking, Directory directory, Pages pages) {
    this.looking = looking;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/operate")
  View show(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal operator) {
    Condition condition = looking.now();
    return pages.show(
        "operation/condition",
        pages.frame(request),
        Map.of(
            "officer",
            SignedIn.of(operator, directory),
            "condition",
            condition,
            "checked",
            condition
                .check()
                .map(last -> LocalDate.ofInstant(last.at(), ZoneOffset.UTC))
                .orElse(LocalDate.EPOCH)));
  }
}
