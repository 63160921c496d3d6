package org.huiyin.generating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.Course;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.PromiseState;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// What those in one matter do, in the procedure for petitions: mostly in time, sometimes not, and
/// now and then nothing. Asks the state what can be done, as they would ask the page.
final class Passage implements Course {

  private static final Role[] WORKING = {Role.HANDLER, Role.LEAD, Role.REGISTRAR};
  private static final Role[] ANSWERING = {Role.HANDLER, Role.LEAD};

  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("refer", List.of("reason")),
          Map.entry("object", List.of("reason")),
          Map.entry("agree-objection", List.of("reason")),
          Map.entry("refuse-objection", List.of("reason")),
          Map.entry("accept", List.of("how")),
          Map.entry("accept-simply", List.of("how")),
          Map.entry("turn-to-ordinary", List.of("reason")),
          Map.entry("direct", List.of("reason", "door")),
          Map.entry("extend", List.of("reason")),
          Map.entry("answer", List.of("request", "facts", "reasons", "decision", "basis")),
          Map.entry("answer-simply", List.of("reasons", "decision", "basis")),
          Map.entry("report-kept", List.of("how")),
          Map.entry("contest-promise", List.of("reason")),
          Map.entry("contest", List.of("reason")),
          Map.entry("request-review", List.of("reason")),
          Map.entry("review", List.of("facts", "reasons", "decision", "basis")),
          Map.entry("request-re-review", List.of("reason")),
          Map.entry("re-review", List.of("facts", "reasons", "decision", "basis")),
          Map.entry("add", List.of("text")),
          Map.entry("question", List.of("question")));

  private final Offices offices;
  private final RandomGenerator random;
  private final Writer writer;
  private final Hours hours;
  private final String topic;
  private final Optional<UUID> accused;

  /// What was drawn, or was tried, and isn't a second time.
  private final Set<String> tried = new HashSet<>();

  private final Map<String, Boolean> drawn = new HashMap<>();
  private List<Step> possible = new ArrayList<>();

  Passage(
      Offices offices,
      RandomGenerator random,
      Writer writer,
      Hours hours,
      @Nullable String topic,
      @Nullable UUID accused) {
    this.offices = offices;
    this.random = random;
    this.writer = writer;
    this.hours = hours;
    this.topic = topic == null ? "" : topic;
    this.accused = Optional.ofNullable(accused);
  }

  @Override
  public Optional<Step> next(State state, Instant last) {
    possible = new ArrayList<>();
    if (!state.running("take-back").isEmpty()) {
      if (once("take-back", 0.1)) {
        complainant("take-back", Particulars.NONE, hours.atHome(last, 1, 3));
      }
      return earliest();
    }
    switch (state.stage()) {
      case "received" -> received(state, last);
      case "registered" -> registered(state, last);
      case "referred" -> referred(state, last);
      case "objected" -> objected(state, last);
      case "handling" -> handling(state, last);
      case "handling-simply" -> handlingSimply(state, last);
      case "answered", "directed" -> answered(state, last);
      case "review" -> review(state, last);
      case "reviewed" -> reviewed(state, last);
      case "re-review" -> reReview(state, last);
      case "final" -> promises(state, last);
      default -> {}
    }
    deliverDecision(state, last, "deliver-review", "reviewing");
    deliverDecision(state, last, "deliver-re-review", "re-reviewing");
    return earliest();
  }

  private Optional<Step> earliest() {
    return possible.stream().min(Comparator.comparing(Step::at));
  }

  private void received(State state, Instant last) {
    withdraw(last, 0.008);
    one(state, "registering", Role.REGISTRAR)
        .ifPresent(
            by ->
                officer(
                    by,
                    "register",
                    Particulars.NONE,
                    is("slow-register", 0.05)
                        ? hours.atWork(last, 2, 7)
                        : hours.atWork(last, 0, 1)));
  }

  private void registered(State state, Instant last) {
    withdraw(last, 0.01);
    UUID here = state.seats().get("registering");
    OfficerPrincipal by = one(state, "registering", Role.REGISTRAR).orElse(null);
    if (here == null || by == null) {
      return;
    }
    Instant at = is("slow-refer", 0.05) ? hours.atWork(last, 10, 15) : hours.atWork(last, 0, 3);
    if (once("direct", topic.equals("wages") ? 0.12 : 0.05)) {
      officer(
          by,
          "direct",
          Particulars.NONE.withGround(topic.equals("wages") ? "arbitration" : "not-within-power"),
          at);
      return;
    }
    List<UUID> targets = offices.resolving(topic, here, accused);
    boolean worksHere = offices.has(here, Role.HANDLER) || targets.isEmpty();
    if (worksHere && (targets.isEmpty() || is("keep", 0.5))) {
      officer(by, "keep", Particulars.NONE, at);
    } else if (!targets.isEmpty()) {
      UUID target = targets.get(random.nextInt(targets.size()));
      officer(by, "refer", Particulars.NONE.withInstitution(target), at);
    }
  }

  private void referred(State state, Instant last) {
    withdraw(last, 0.01);
    assign(state, last);
    if (!state.running("objection").isEmpty() && once("object", 0.05)) {
      one(state, "responsible", ANSWERING)
          .ifPresent(by -> officer(by, "object", Particulars.NONE, hours.atWork(last, 1, 3)));
    } else if (!state.running("accept-simply").isEmpty() && once("simply", 0.22)) {
      one(state, "responsible", WORKING)
          .ifPresent(
              by ->
                  officer(
                      by,
                      "accept-simply",
                      Particulars.NONE.withGround(
                          random.nextBoolean() ? "simple-clear" : "simple-everyday"),
                      hours.atWork(last, 0, 1)));
    } else {
      one(state, "responsible", WORKING)
          .ifPresent(
              by ->
                  officer(
                      by,
                      "accept",
                      Particulars.NONE,
                      is("slow-accept", 0.06)
                          ? hours.atWork(last, 10, 40)
                          : hours.atWork(last, 1, 5)));
    }
  }

  private void assign(State state, Instant last) {
    UUID there = state.seats().get("responsible");
    if (there == null || state.assignments().containsKey("responsible") || !once("assign", 0.5)) {
      return;
    }
    OfficerPrincipal lead = offices.one(random, there, Role.LEAD).orElse(null);
    OfficerPrincipal handler = offices.one(random, there, Role.HANDLER).orElse(null);
    if (lead != null && handler != null && handler.unit() != null) {
      officer(
          lead,
          "assign",
          Particulars.NONE.withAssignee(
              handler.unit(), random.nextBoolean() ? handler.officer() : null),
          hours.atWork(last, 0, 1));
    }
  }

  private void nameTheLead(State state, Instant last) {
    UUID there = state.seats().get("responsible");
    if (there == null || state.running("name-lead").isEmpty() || !once("name-lead", 0.95)) {
      return;
    }
    offices
        .one(random, there, Role.LEAD)
        .ifPresent(
            lead ->
                officer(
                    lead,
                    "name-lead",
                    Particulars.NONE.withAssignee(null, lead.officer()),
                    hours.atWork(last, 0, 3)));
  }

  private void objected(State state, Instant last) {
    one(state, "registering", Role.REGISTRAR)
        .ifPresent(
            by ->
                officer(
                    by,
                    random.nextInt(10) < 7 ? "agree-objection" : "refuse-objection",
                    Particulars.NONE,
                    hours.atWork(last, 1, 4)));
  }

  private void handling(State state, Instant last) {
    withdraw(last, 0.02);
    assign(state, last);
    nameTheLead(state, last);
    if (once("question", 0.1)) {
      working(state)
          .ifPresent(by -> officer(by, "question", Particulars.NONE, hours.atWork(last, 2, 9)));
      tried.remove("add");
    }
    if (once("add", 0.1)) {
      complainant("add", Particulars.NONE, hours.atHome(last, 1, 12));
    }
    RunningClock owed = due(state, "answer", "answer-again", "reply-suggestion").orElse(null);
    if (owed == null) {
      return;
    }
    if (owed.clock().equals("answer") && owed.extended() == 0 && once("extend", 0.09)) {
      one(state, "responsible", Role.LEAD)
          .ifPresent(
              by ->
                  officer(
                      by,
                      "extend",
                      Particulars.NONE.withDays(10 * (1 + random.nextInt(3))),
                      hours.atWorkOn(last, owed.due().minusDays(3 + random.nextInt(9)))));
      return;
    }
    // As much time as there is, as people take it: a few days before the end, or long before.
    LocalDate day =
        is("late-answer-" + owed.number(), 0.16)
            ? owed.due().plusDays(1 + random.nextInt(80))
            : owed.due().minusDays((long) (50 * Math.pow(random.nextDouble(), 2)) + 1);
    Instant at = hours.atWorkOn(hours.atWork(last, 1, 3), day);
    working(state).ifPresent(by -> answer(by, "answer", state, at));
  }

  private Optional<OfficerPrincipal> working(State state) {
    return one(state, "responsible", ANSWERING);
  }

  private void answer(OfficerPrincipal by, String act, State state, Instant at) {
    boolean suggestion = state.kind().equals("suggestion");
    int draw = random.nextInt(100);
    boolean simply = act.equals("answer-simply");
    String outcome =
        suggestion
            ? simply || draw < 35 ? "adopted" : draw < 65 ? "partly-adopted" : "not-adopted"
            : simply || draw < 50 ? "supported" : draw < 68 ? "no-legal-ground" : "not-supported";
    List<LocalDate> promises = new ArrayList<>();
    if (outcome.equals("supported")) {
      for (int left = random.nextInt(8) - 4; left > 0; left -= 2) {
        promises.add(hours.day(at).plusDays(10 + random.nextInt(50)));
      }
    }
    officer(by, act, Particulars.NONE.withOutcome(outcome).withPromises(promises), at);
  }

  private void handlingSimply(State state, Instant last) {
    OfficerPrincipal by = working(state).orElse(null);
    if (by == null) {
      return;
    }
    if (once("turn", 0.06)) {
      officer(by, "turn-to-ordinary", Particulars.NONE, hours.atWork(last, 2, 7));
    } else {
      answer(
          by,
          "answer-simply",
          state,
          is("late-simply", 0.05) ? hours.atWork(last, 11, 16) : hours.atWork(last, 2, 9));
    }
  }

  private void answered(State state, Instant last) {
    promises(state, last);
    if (!state.running("deliver").isEmpty()) {
      Instant at = is("slow-deliver", 0.04) ? hours.atWork(last, 6, 12) : hours.atWork(last, 1, 4);
      one(state, "responsible", Role.HANDLER, Role.REGISTRAR)
          .ifPresent(by -> officer(by, "deliver", Particulars.NONE.withDate(hours.day(at)), at));
      return;
    }
    if (once("paper", 0.01) && state.stage().equals("answered")) {
      complainant("ask-on-paper", Particulars.NONE, hours.atHome(last, 1, 5));
    }
    if (!state.running("give-on-paper").isEmpty()) {
      one(state, "responsible", Role.HANDLER, Role.REGISTRAR)
          .ifPresent(
              by -> officer(by, "give-on-paper", Particulars.NONE, hours.atWork(last, 1, 4)));
    }
    UUID there = state.seats().get("responsible");
    boolean adverse =
        !state.decisions().isEmpty() && isAdverse(state.decisions().getLast().outcome());
    if (!state.running("review-request").isEmpty()
        && there != null
        && offices.isReviewedAbove(there)
        && once("request-review-" + state.decisions().size(), adverse ? 0.16 : 0.02)) {
      complainant("request-review", Particulars.NONE, hours.atHome(last, 3, 25));
      return;
    }
    word(last, adverse);
  }

  private static boolean isAdverse(String outcome) {
    return Set.of("not-supported", "no-legal-ground", "not-adopted", "directed").contains(outcome);
  }

  private void word(Instant last, boolean adverse) {
    if (once("word", adverse ? 0.2 : 0.35)) {
      complainant(
          is("contest", adverse ? 0.7 : 0.1) ? "contest" : "confirm",
          Particulars.NONE,
          hours.atHome(last, 1, 20));
    }
  }

  private void promises(State state, Instant last) {
    for (State.Promise promise : state.promises()) {
      String name = "promise-" + promise.number();
      Particulars about = Particulars.NONE.withPromise(promise.number());
      if (promise.state() == PromiseState.OPEN && is("keeps-" + name, 0.99)) {
        LocalDate day =
            is("late-" + name, 0.12)
                ? promise.due().plusDays(1 + random.nextInt(20))
                : promise.due().minusDays(1 + random.nextInt(9));
        working(state)
            .ifPresent(by -> officer(by, "report-kept", about, hours.atWorkOn(last, day)));
      } else if (promise.state() == PromiseState.REPORTED && once("says-" + name, 0.4)) {
        complainant(
            is("contests-" + name, 0.15) ? "contest-promise" : "confirm-promise",
            about,
            hours.atHome(last, 1, 10));
      } else if (promise.state() == PromiseState.CONTESTED) {
        one(state, "responsible", Role.LEAD)
            .ifPresent(by -> officer(by, "report-kept", about, hours.atWork(last, 2, 8)));
      }
    }
  }

  private void review(State state, Instant last) {
    promises(state, last);
    UUID there = state.seats().get("reviewing");
    if (there != null && !state.assignments().containsKey("reviewing") && once("a-review", 0.5)) {
      OfficerPrincipal lead = offices.one(random, there, Role.LEAD).orElse(null);
      OfficerPrincipal reviewer = offices.one(random, there, Role.REVIEWER).orElse(null);
      if (lead != null && reviewer != null && reviewer.unit() != null) {
        officer(
            lead,
            "assign-review",
            Particulars.NONE.withAssignee(reviewer.unit(), null),
            hours.atWork(last, 0, 2));
      }
    }
    decide(state, last, "review", "reviewing", "sent-back");
  }

  private void decide(State state, Instant last, String act, String seat, String third) {
    RunningClock owed = due(state, act).orElse(null);
    if (owed == null) {
      return;
    }
    int draw = random.nextInt(100);
    String outcome = draw < 60 ? "upheld" : draw < 82 || third.isEmpty() ? "changed" : third;
    if (outcome.equals(third) && decidedBefore(state, third)) {
      outcome = "changed";
    }
    LocalDate day =
        is("late-" + act, 0.06)
            ? owed.due().plusDays(1 + random.nextInt(15))
            : owed.due().minusDays(1 + random.nextInt(18));
    Particulars with = Particulars.NONE.withOutcome(outcome);
    one(state, seat, Role.REVIEWER)
        .ifPresent(by -> officer(by, act, with, hours.atWorkOn(hours.atWork(last, 1, 3), day)));
  }

  private static boolean decidedBefore(State state, String outcome) {
    return state.decisions().stream().map(Effect.Decided::outcome).anyMatch(outcome::equals);
  }

  private void reviewed(State state, Instant last) {
    promises(state, last);
    UUID there = state.seats().get("reviewing");
    if (!state.running("re-review-request").isEmpty()
        && there != null
        && offices.isReviewedAbove(there)
        && once("request-re-review", 0.3)) {
      complainant("request-re-review", Particulars.NONE, hours.atHome(last, 3, 25));
      return;
    }
    word(last, true);
  }

  private void deliverDecision(State state, Instant last, String owed, String seat) {
    if (!state.running(owed).isEmpty()) {
      Instant at = hours.atWork(last, 1, 4);
      one(state, seat, Role.REVIEWER, Role.REGISTRAR)
          .ifPresent(by -> officer(by, owed, Particulars.NONE.withDate(hours.day(at)), at));
    }
  }

  private void reReview(State state, Instant last) {
    promises(state, last);
    RunningClock owed = due(state, "re-review").orElse(null);
    OfficerPrincipal by = one(state, "re-reviewing", Role.REVIEWER).orElse(null);
    if (owed != null && by != null && owed.isPaused()) {
      officer(by, "close-hearing", Particulars.NONE, hours.atWork(last, 4, 14));
    } else if (owed != null && by != null && once("hearing", 0.3)) {
      officer(by, "open-hearing", Particulars.NONE, hours.atWork(last, 3, 8));
    } else {
      decide(state, last, "re-review", "re-reviewing", "");
    }
  }

  private void withdraw(Instant last, double share) {
    if (once("withdraw", share)) {
      complainant("withdraw", Particulars.NONE, hours.atHome(last, 1, 9));
    } else {
      // Drawn anew in the next stage.
      tried.remove("withdraw");
    }
  }

  private static Optional<RunningClock> due(State state, String... clocks) {
    return Set.of(clocks).stream()
        .flatMap(clock -> state.running(clock).stream())
        .min(Comparator.comparing(RunningClock::due).thenComparing(RunningClock::number));
  }

  /// Where nobody is responsible yet, whoever registered it is.
  private static @Nullable UUID sitting(State state, String seat) {
    UUID there = state.seats().get(seat);
    return there == null && seat.equals("responsible") ? state.seats().get("registering") : there;
  }

  private Optional<OfficerPrincipal> one(State state, String seat, Role... roles) {
    UUID there = sitting(state, seat);
    State.Assignment assigned = state.assignments().get(seat);
    if (there == null) {
      return Optional.empty();
    }
    return offices.one(random, there, by -> assigned == null || mayWork(by, assigned), roles);
  }

  /// Whom it was given to; a lead and a registrar see all.
  private static boolean mayWork(OfficerPrincipal by, State.Assignment assigned) {
    return by.roles().contains(Role.LEAD)
        || by.roles().contains(Role.REGISTRAR)
        || by.officer().equals(assigned.officer())
        || (assigned.unit() != null && assigned.unit().equals(by.unit()));
  }

  /// Whether a coin that is thrown once for this matter fell so.
  private boolean is(String what, double share) {
    return drawn.computeIfAbsent(what, name -> random.nextDouble() < share);
  }

  /// The same, true at most once.
  private boolean once(String what, double share) {
    return tried.add(what) && random.nextDouble() < share;
  }

  private void complainant(String act, Particulars with, Instant at) {
    possible.add(new Step(null, request(act, with), at));
  }

  private void officer(OfficerPrincipal by, String act, Particulars with, Instant at) {
    possible.add(new Step(by, request(act, with), at));
  }

  private ActRequest request(String act, Particulars with) {
    Map<String, String> texts = new HashMap<>();
    for (String text : TEXTS.getOrDefault(act, List.of())) {
      texts.put(text, writer.one(text + "." + act, text));
    }
    for (int i = 1; i <= with.promises().size(); i++) {
      texts.put("promise-" + i, writer.one("promise"));
    }
    return new ActRequest(act, with, texts, OptionalInt.empty());
  }
}
