package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.LawfulOrder;
import org.huiyin.matter.LawfulOrderCounts;
import org.huiyin.matter.LawfulOrders;
import org.huiyin.matter.MatterNumber;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a court, the police or an archive may have of one matter by law; and how often, for anyone.
@RestController
class LawfulOrderController {

  private static final String PATH = "/api/v1/desk/matters/{number}/orders";

  private final LawfulOrders orders;
  private final LawfulOrderCounts counts;
  private final Directory directory;
  private final StepUpBody stepUp;

  LawfulOrderController(
      LawfulOrders orders, LawfulOrderCounts counts, Directory directory, StepUpBody stepUp) {
    this.orders = orders;
    this.counts = counts;
    this.directory = directory;
    this.stepUp = stepUp;
  }

  /// @param code of a telephone or on paper, for whoever has set one up
  record Ordering(
      @Schema(
              allowableValues = {
                "civil-court",
                "administrative-court",
                "criminal",
                "supervision",
                "reconsideration",
                "archives"
              })
          @Nullable String instrument,
      @Schema(description = "The number of the paper") @Nullable String document,
      @Schema(description = "Who issued it") @Nullable String issuer,
      @Nullable LocalDate dated,
      @Schema(
              description =
                  "`name`, `phone`, `email`, `address`, `contact`, `id-number`, `story`, `answer`")
          @Nullable List<String> scope,
      @Nullable String words,
      @Schema(
              description =
                  "The day on which the complainant is told, where the paper forbids it before; within a year")
          @Nullable LocalDate forbiddenUntil,
      @Nullable String password,
      @Nullable String code) {
    @Override
    public String toString() {
      return "Ordering[hidden]";
    }
  }

  /// @param words why, where it is refused
  /// @param code of a telephone or on paper, for whoever has set one up
  record Deciding(@Nullable String words, @Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Deciding[hidden]";
    }
  }

  /// @param stage `asked`, `agreed-once`, `ready`, `handed` or `refused`
  record OrderView(
      int order,
      String instrument,
      List<String> scope,
      String document,
      String issuer,
      String dated,
      String words,
      LocalDate askedOn,
      @Nullable LocalDate forbiddenUntil,
      String stage,
      boolean mayAgree,
      boolean mayHand) {

    static OrderView of(LawfulOrders.View view) {
      LawfulOrder order = view.order();
      return new OrderView(
          order.number(),
          order.instrument().id(),
          order.scope().stream().sorted().map(LawfulOrder.Scope::id).toList(),
          view.document(),
          view.issuer(),
          view.dated(),
          view.words(),
          order.askedOn(),
          order.forbiddenUntil(),
          stage(order),
          view.mayAgree(),
          view.mayHand());
    }

    private static String stage(LawfulOrder order) {
      LawfulOrder.Ended ended = order.ended();
      if (ended != null) {
        return ended.id();
      }
      return order.second() != null ? "ready" : order.first() != null ? "agreed-once" : "asked";
    }
  }

  @GetMapping(PATH)
  @Tag(name = "Desk")
  @Operation(
      summary = "What was asked for by law of one matter",
      description = "For leads and supervisors who may see the matter. It is no opening.")
  List<OrderView> orders(
      @AuthenticationPrincipal OfficerPrincipal officer, @PathVariable String number) {
    return orders
        .of(officer, number(number))
        .orElseThrow(LawfulOrderController::notFound)
        .orders()
        .stream()
        .map(OrderView::of)
        .toList();
  }

  @GetMapping("/api/v1/desk/orders")
  @Tag(name = "Desk")
  @Operation(
      summary = "In which matters somebody waits for you to agree to an order",
      description = "Numbers of matters.")
  List<String> waiting(@AuthenticationPrincipal OfficerPrincipal officer) {
    return orders.waiting(officer);
  }

  @PostMapping(PATH)
  @ResponseStatus(HttpStatus.CREATED)
  @Tag(name = "Desk")
  @Operation(
      summary = "Ask for what a court, the police or an archive may have by law",
      description =
          "By a lead where the matter is handled, with the password once more. Two others have to agree."
              + " The complainant is told, at once or on the day until which the paper forbids it.")
  void ask(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @RequestBody Ordering body) {
    LawfulOrders.Wanted wanted =
        new LawfulOrders.Wanted(
            number(number),
            LawfulOrder.Instrument.of(body.instrument()).orElse(null),
            Given.text(body.document()),
            Given.text(body.issuer()),
            body.dated(),
            scope(body.scope()),
            Given.text(body.words()),
            body.forbiddenUntil());
    List<FieldError> mistakes = orders.mistakes(wanted);
    if (!mistakes.isEmpty()) {
      throw MatterAnswers.incomplete(mistakes).exception();
    }
    stepUp.prove(officer, body.password(), body.code());
    done(orders.ask(officer, wanted));
  }

  @PostMapping(PATH + "/{order}/agreement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Tag(name = "Desk")
  @Operation(summary = "Agree to it, as one of two officers of other units")
  void agree(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable int order,
      @RequestBody Deciding body) {
    stepUp.prove(officer, body.password(), body.code());
    done(orders.agree(officer, number(number), order));
  }

  @PostMapping(PATH + "/{order}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Tag(name = "Desk")
  @Operation(summary = "Refuse it, which ends it")
  void refuse(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable int order,
      @RequestBody Deciding body) {
    stepUp.prove(officer, body.password(), body.code());
    done(orders.refuse(officer, number(number), order, Given.text(body.words())));
  }

  @PostMapping(PATH + "/{order}/hand-over")
  @Tag(name = "Desk")
  @Operation(
      summary = "Have handed over what two others have agreed to, once",
      description = "By the scope's words; `answer` holds all answers, one after the other.")
  ResponseEntity<Map<String, String>> handOver(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable int order,
      @RequestBody Deciding body) {
    stepUp.prove(officer, body.password(), body.code());
    LawfulOrders.Outcome outcome = orders.handOver(officer, number(number), order);
    if (!(outcome instanceof LawfulOrders.Outcome.Handed handed)) {
      throw refused(outcome);
    }
    Map<String, String> parts = new TreeMap<>();
    handed
        .parts()
        .forEach(part -> parts.merge(part.scope().id(), part.text(), (a, b) -> a + "\n\n" + b));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(parts);
  }

  /// A year that is over.
  ///
  /// @param all how many, as a band: `fewer-than-10`, `from-10`, `from-20`, `from-50`, `from-100`
  /// @param instruments bands by the law
  /// @param institutions bands by the code of the institution; only those with ten or more
  record YearView(
      int year, String all, Map<String, String> instruments, Map<String, String> institutions) {}

  @GetMapping("/api/v1/published/lawful-orders")
  @Tag(name = "public")
  @Operation(
      summary = "How much was handed over by law, in bands, for each year that is over",
      description = "Fewer than ten isn't told from none.")
  List<YearView> published() {
    Directory now = directory.snapshot();
    return counts.years().stream().map(year -> view(now, year)).toList();
  }

  private static YearView view(Directory now, LawfulOrderCounts.Year year) {
    Map<String, String> instruments = new TreeMap<>();
    year.byInstrument().forEach((one, band) -> instruments.put(one.id(), band.id()));
    Map<String, String> institutions = new TreeMap<>();
    year.institutions()
        .forEach(
            (id, band) ->
                now.institution(id)
                    .map(Institution::code)
                    .ifPresent(code -> institutions.put(code, band.id())));
    return new YearView(year.year(), year.all().id(), instruments, institutions);
  }

  private static Set<LawfulOrder.Scope> scope(@Nullable List<String> named) {
    Set<LawfulOrder.Scope> scope =
        (named == null ? List.<String>of() : named)
            .stream()
                .flatMap(id -> LawfulOrder.Scope.of(id).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LawfulOrder.Scope.class)));
    if (named != null && scope.size() != Set.copyOf(named).size()) {
      throw MatterAnswers.incomplete(List.of(FieldError.of("scope", "unknown"))).exception();
    }
    return scope;
  }

  private static void done(LawfulOrders.Outcome outcome) {
    if (!(outcome instanceof LawfulOrders.Outcome.Done)) {
      throw refused(outcome);
    }
  }

  private static RuntimeException refused(LawfulOrders.Outcome outcome) {
    return switch (outcome) {
      case LawfulOrders.Outcome.Refused(var why) when why == LawfulOrders.Why.NEW_ACCOUNT ->
          Problem.of(ProblemType.NEW_ACCOUNT).exception();
      case LawfulOrders.Outcome.Refused(var why) when why == LawfulOrders.Why.NONE -> notFound();
      case LawfulOrders.Outcome.Refused(var why) when why == LawfulOrders.Why.NOT_YOURS ->
          Problem.of(ProblemType.FORBIDDEN).exception();
      case LawfulOrders.Outcome.Refused(var why) ->
          Problem.of(ProblemType.ORDER_REFUSED).with("reason", why.id()).exception();
      case LawfulOrders.Outcome.Incomplete(var errors) ->
          MatterAnswers.incomplete(errors).exception();
      case LawfulOrders.Outcome.NotFound() -> notFound();
      case LawfulOrders.Outcome.Done(), LawfulOrders.Outcome.Handed _ ->
          throw new IllegalStateException("order: not refused");
    };
  }

  private static MatterNumber number(String number) {
    return MatterNumber.parse(number).orElseThrow(LawfulOrderController::notFound);
  }

  private static RuntimeException notFound() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }
}
