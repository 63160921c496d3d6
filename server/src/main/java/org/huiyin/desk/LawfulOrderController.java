package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.LawfulOrder;
import org.huiyin.matter.LawfulOrders;
import org.huiyin.matter.MatterNumber;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.web.Download;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// What a court, the police or an archive may have of one matter: asked for, agreed to by two,
/// handed over once as a file with a sheet before it. The page is no opening of the matter.
@Controller("lawfulOrderPages")
@RequestMapping("/desk/matters/{number}/orders")
class LawfulOrderController {

  private final LawfulOrders orders;
  private final Directory directory;
  private final StepUp stepUp;
  private final Pages pages;

  LawfulOrderController(LawfulOrders orders, Directory directory, StepUp stepUp, Pages pages) {
    this.orders = orders;
    this.directory = directory;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping
  View read(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    return show(request, officer, number, Mistakes.NONE);
  }

  @PostMapping
  View ask(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    Page page = pages.frame(request);
    return first(
        request,
        officer,
        number,
        () -> {
          Optional<LawfulOrders.Wanted> wanted = wanted(request, number);
          List<FieldError> errors =
              wanted
                  .map(orders::mistakes)
                  .orElseGet(() -> List.of(FieldError.of("forbiddenUntil", "malformed")));
          if (wanted.isEmpty() || !errors.isEmpty()) {
            return show(request, officer, number, mistakes(errors, page));
          }
          return stepUp
              .first(request, GraveAct.DISCLOSURE)
              .orElseGet(
                  () -> answered(request, officer, number, orders.ask(officer, wanted.get())));
        });
  }

  /// What came with an order that runs: agreeing to it or refusing it.
  @PostMapping("/{which}")
  View decide(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String which) {
    boolean refuses = SentForm.typed(request, "go").equals("refuse");
    MatterNumber matter = DeskMatterPages.number(number);
    return first(
        request,
        officer,
        number,
        () ->
            stepUp
                .first(request, GraveAct.DISCLOSURE)
                .orElseGet(
                    () ->
                        answered(
                            request,
                            officer,
                            number,
                            refuses
                                ? orders.refuse(
                                    officer,
                                    matter,
                                    which(which),
                                    SentForm.typed(request, "words").strip())
                                : orders.agree(officer, matter, which(which)))));
  }

  /// Handing over: the answer is the file, and there is no second one.
  @PostMapping("/{which}/hand-over")
  @Nullable View handOver(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String which)
      throws IOException {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, officer, number, again.get());
    }
    Optional<View> proof = stepUp.first(request, GraveAct.DISCLOSURE);
    if (proof.isPresent()) {
      return proof.get();
    }
    LawfulOrders.Outcome outcome =
        orders.handOver(officer, DeskMatterPages.number(number), which(which));
    if (!(outcome instanceof LawfulOrders.Outcome.Handed handed)) {
      return answered(request, officer, number, outcome);
    }
    byte[] sheet =
        new HandedSheet(page, DeskMatterPages.number(number).text())
            .text(handed)
            .getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "no-store");
    new Download(
            page.text("order.file", DeskMatterPages.number(number).text().replace(' ', '-')),
            "text/plain;charset=UTF-8",
            sheet.length,
            new ByteArrayInputStream(sheet))
        .sendTo(response);
    return null;
  }

  private View first(
      HttpServletRequest request, OfficerPrincipal officer, String number, Supplier<View> work) {
    return SentForm.onlyToShow(request, pages.frame(request))
        .map(again -> show(request, officer, number, again))
        .orElseGet(work);
  }

  private View answered(
      HttpServletRequest request,
      OfficerPrincipal officer,
      String number,
      LawfulOrders.Outcome outcome) {
    Page page = pages.frame(request);
    return switch (outcome) {
      case LawfulOrders.Outcome.Done(), LawfulOrders.Outcome.Handed _ ->
          Pages.to("/desk/matters/" + DeskMatterPages.number(number).text() + "/orders");
      case LawfulOrders.Outcome.Refused(var why) ->
          show(
              request,
              officer,
              number,
              Mistakes.of("form", page.text("order.refused." + why.id())));
      case LawfulOrders.Outcome.Incomplete(var errors) ->
          show(request, officer, number, mistakes(errors, page));
      case LawfulOrders.Outcome.NotFound() -> throw new PageNotFound();
    };
  }

  private static Mistakes mistakes(List<FieldError> errors, Page page) {
    return Mistakes.of(errors, page).inWordsOf("order.mistake.", page);
  }

  private static int which(String typed) {
    if (!typed.matches("[0-9]{1,4}")) {
      throw new PageNotFound();
    }
    return Integer.parseInt(typed);
  }

  /// Empty where a day isn't one.
  private static Optional<LawfulOrders.Wanted> wanted(HttpServletRequest request, String number) {
    try {
      return Optional.of(
          new LawfulOrders.Wanted(
              DeskMatterPages.number(number),
              LawfulOrder.Instrument.of(SentForm.typed(request, "instrument")).orElse(null),
              SentForm.typed(request, "document").strip(),
              SentForm.typed(request, "issuer").strip(),
              day(request, "dated"),
              scope(request),
              SentForm.typed(request, "words").strip(),
              day(request, "forbiddenUntil")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalDate day(HttpServletRequest request, String field) {
    String typed = SentForm.typed(request, field).strip();
    return typed.isEmpty() ? null : LocalDate.parse(typed);
  }

  static Set<LawfulOrder.Scope> scope(HttpServletRequest request) {
    Set<LawfulOrder.Scope> scope = EnumSet.noneOf(LawfulOrder.Scope.class);
    String[] ticked = request.getParameterValues("scope");
    for (String one : ticked == null ? new String[0] : ticked) {
      LawfulOrder.Scope.of(one).ifPresent(scope::add);
    }
    return scope;
  }

  private View show(
      HttpServletRequest request, OfficerPrincipal officer, String number, Mistakes mistakes) {
    LawfulOrders.Seen seen =
        orders.of(officer, DeskMatterPages.number(number)).orElseThrow(PageNotFound::new);
    Map<String, String> typed = new HashMap<>();
    for (String field :
        List.of("instrument", "document", "issuer", "dated", "words", "forbiddenUntil")) {
      typed.put(field, SentForm.typed(request, field));
    }
    Page page = pages.frame(request);
    return pages.show(
        "desk/orders",
        seen.mayAsk() ? page.switchedBy("order") : page,
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "seen",
            seen,
            "typed",
            typed,
            "scope",
            scope(request),
            "mistakes",
            mistakes));
  }
}
