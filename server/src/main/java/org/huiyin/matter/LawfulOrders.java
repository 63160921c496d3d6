package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.matter.LawfulOrder.Instrument;
import org.huiyin.matter.LawfulOrder.Person;
import org.huiyin.matter.LawfulOrder.Scope;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;

/// *Statutory disclosure* 依法提供 and *statutory exchange* 依法交换: what a court, the police or an
/// archive may have of one matter by law, so that nobody needs the database's own prompt.
///
/// Guarantees: one matter at a time; the law from a closed list, the paper, its number, who issued
/// it and its date, and what of the matter it covers, each by itself; asked for by one officer of
/// [Power#ASK_BY_ORDER] at the institution that has the matter, and agreed to by two of
/// [Power#AGREE_TO_ORDER] who see it too, of other units, none of whom directs another of the
/// three; handed over once, to whoever asked; all of it in the journal, in the same transaction.
/// The complainant is told at once, or on the day until which the paper forbids it, a year away at
/// most, by a sweep; until then no page and no answer shows them these entries. Who asks or agrees
/// has to have proven lately who they are: see [org.huiyin.access.GraveAct#DISCLOSURE].
///
/// Doesn't guarantee that the paper is genuine, nor that the numbers of entries don't show a
/// complainant who counts them that one is kept from them. Thread-safe.
public final class LawfulOrders {

  private static final int TRIES = 20;
  private static final int LINE = 200;
  private static final int WORDS = 500;

  /// What is asked for.
  ///
  /// @param document the number of the paper
  /// @param issuer who issued it
  /// @param dated its date
  /// @param words what it is for
  /// @param forbiddenUntil the day on which the complainant is told, where the paper forbids to
  ///     tell them before
  public record Wanted(
      MatterNumber number,
      @Nullable Instrument instrument,
      String document,
      String issuer,
      @Nullable LocalDate dated,
      Set<Scope> scope,
      String words,
      @Nullable LocalDate forbiddenUntil) {
    public Wanted {
      scope = Set.copyOf(scope);
    }

    @Override
    public String toString() {
      return "Wanted[" + instrument + ", " + scope + "]";
    }
  }

  /// The orders of a matter, as one officer may see them.
  public record Seen(String number, boolean mayAsk, List<View> orders) {
    public Seen {
      orders = List.copyOf(orders);
    }
  }

  /// One of them, with what its paper says.
  ///
  /// @param asked the name of whoever asked
  /// @param first the name of whoever agreed first, or null
  /// @param second the name of whoever agreed as well, or null
  /// @param mayAgree whether this officer may be one of the two
  /// @param mayHand whether it may be handed to this officer now
  public record View(
      LawfulOrder order,
      String document,
      String issuer,
      String dated,
      String words,
      String asked,
      @Nullable String first,
      @Nullable String second,
      boolean mayAgree,
      boolean mayHand) {}

  /// A part of what is handed over.
  ///
  /// @param text empty where it wasn't given
  public record Part(Scope scope, String text) {
    @Override
    public String toString() {
      return "Part[" + scope + "]";
    }
  }

  /// Why it can't be done.
  public enum Why {
    /// They see the matter, and have no part in this.
    NOT_YOURS,
    /// Another one is running.
    RUNNING,
    /// There is no such order that is still running.
    NONE,
    /// The three have to be of different units, and none may direct another.
    SAME_UNIT,
    /// Two haven't agreed yet.
    NOT_READY,
    /// The account is new, or somebody has just given its officer a way in.
    NEW_ACCOUNT;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What became of it.
  public sealed interface Outcome {
    record Done() implements Outcome {}

    /// Handed over, once.
    record Handed(View order, LocalDate on, List<Part> parts) implements Outcome {
      public Handed {
        parts = List.copyOf(parts);
      }

      @Override
      public String toString() {
        return "Handed[" + parts + "]";
      }
    }

    record Refused(Why why) implements Outcome {}

    /// There is no such matter for this officer; never says why.
    record NotFound() implements Outcome {}

    record Incomplete(List<FieldError> errors) implements Outcome {}
  }

  private final Parts parts;
  private final Noting noting;
  private final TheThree three;
  private final LawfulOrderStore store;
  private final Credentials credentials;

  LawfulOrders(Parts parts, LawfulOrderStore store, Credentials credentials) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.three = new TheThree(parts);
    this.store = store;
    this.credentials = credentials;
  }

  /// Whether this officer may ask or agree in this matter. Reads nothing that was written.
  public boolean isOffered(OfficerPrincipal by, MatterNumber number) {
    return parts.seen(by, number).filter(matter -> isOffered(by, matter)).isPresent();
  }

  /// The same of a matter that the wall doesn't hide.
  boolean isOffered(OfficerPrincipal by, MatterRecord matter) {
    return three.mayAsk(matter, by) || TheThree.mayAgree(by);
  }

  /// The orders of a matter; empty where there is no such matter for them, or they have no part in
  /// this. No opening: nothing of the matter is in it.
  public Optional<Seen> of(OfficerPrincipal by, MatterNumber number) {
    return parts
        .seen(by, number)
        .filter(matter -> three.mayAsk(matter, by) || TheThree.mayAgree(by))
        .map(
            matter -> {
              List<LawfulOrder> orders = store.of(parts.bound(by), matter.authority(), matter.id());
              boolean running = orders.stream().anyMatch(LawfulOrder::isRunning);
              return new Seen(
                  matter.identity().number(),
                  three.mayAsk(matter, by) && !running,
                  orders.stream().map(order -> view(matter, order, by)).toList());
            });
  }

  /// The matters in which this officer may be one of the two who agree, by their numbers.
  public List<String> waiting(OfficerPrincipal by) {
    return TheThree.mayAgree(by)
        ? store.waiting(parts.bound(by)).stream()
            .filter(
                number ->
                    of(by, MatterNumber.parse(number).orElseThrow()).stream()
                        .flatMap(seen -> seen.orders().stream())
                        .anyMatch(View::mayAgree))
            .toList()
        : List.of();
  }

  /// What would have to be mended before it can be asked for.
  public List<FieldError> mistakes(Wanted wanted) {
    List<FieldError> errors =
        new TextRules()
            .required("document", wanted.document(), LINE)
            .required("issuer", wanted.issuer(), LINE)
            .required("words", wanted.words(), WORDS)
            .errors();
    if (wanted.instrument() == null) {
      errors.add(FieldError.of("instrument", "required"));
    }
    if (wanted.scope().isEmpty()) {
      errors.add(FieldError.of("scope", "required"));
    }
    LocalDate dated = wanted.dated();
    // The day that has begun anywhere; where the matter is, it may still be the one before.
    LocalDate today = LocalDate.ofInstant(parts.legalTime().now(), ZoneOffset.ofHours(14));
    if (dated == null || dated.isAfter(today)) {
      errors.add(FieldError.of("dated", dated == null ? "required" : "out-of-range"));
    }
    return errors;
  }

  /// Asks.
  public Outcome ask(OfficerPrincipal by, Wanted wanted) {
    List<FieldError> mistakes = mistakes(wanted);
    if (!mistakes.isEmpty()) {
      return new Outcome.Incomplete(mistakes);
    }
    return inMatter(by, wanted.number(), matter -> asked(by, wanted, matter));
  }

  private Outcome asked(OfficerPrincipal by, Wanted wanted, MatterRecord matter) {
    if (!three.mayAsk(matter, by)) {
      return new Outcome.Refused(Why.NOT_YOURS);
    }
    List<LawfulOrder> before = store.of(parts.bound(by), matter.authority(), matter.id());
    if (before.stream().anyMatch(LawfulOrder::isRunning)) {
      return new Outcome.Refused(Why.RUNNING);
    }
    Instant now = parts.nowFor(matter);
    LocalDate today = Taking.dayOf(parts.rulebookOf(matter.identity()), now);
    LocalDate until = wanted.forbiddenUntil();
    if (until != null && (!until.isAfter(today) || until.isAfter(today.plusYears(1)))) {
      return new Outcome.Incomplete(List.of(FieldError.of("forbiddenUntil", "out-of-range")));
    }
    LawfulOrder order =
        new LawfulOrder(
            before.isEmpty() ? 1 : before.getFirst().number() + 1,
            matter.position().lastSeq() + 1,
            Objects.requireNonNull(wanted.instrument()),
            wanted.scope(),
            until,
            today,
            TheThree.person(by),
            null,
            null,
            null);
    Map<String, String> texts = new HashMap<>();
    texts.put("instrument", order.instrument().id());
    texts.put("scope", order.scopeText());
    texts.put("document", wanted.document());
    texts.put("issuer", wanted.issuer());
    texts.put("dated", String.valueOf(wanted.dated()));
    texts.put("words", wanted.words());
    store.asked(
        parts.bound(by), matter, entry(Noting.ORDER_ASKED, by, matter, order, texts), order);
    return new Outcome.Done();
  }

  /// Agrees, as one of two.
  public Outcome agree(OfficerPrincipal by, MatterNumber number, int which) {
    return asOneOfTwo(
        by,
        number,
        which,
        (matter, order) ->
            store.agreed(
                parts.bound(by),
                matter,
                entry(Noting.ORDER_AGREED, by, matter, order, Map.of()),
                order.agreed(TheThree.person(by))));
  }

  /// Refuses, which ends it.
  ///
  /// @param words why
  public Outcome refuse(OfficerPrincipal by, MatterNumber number, int which, String words) {
    List<FieldError> errors = new TextRules().required("words", words, WORDS).errors();
    if (!errors.isEmpty()) {
      return new Outcome.Incomplete(errors);
    }
    return asOneOfTwo(
        by,
        number,
        which,
        (matter, order) ->
            store.refused(
                parts.bound(by),
                matter,
                entry(Noting.ORDER_REFUSED, by, matter, order, Map.of("words", words)),
                order));
  }

  private Outcome asOneOfTwo(
      OfficerPrincipal by,
      MatterNumber number,
      int which,
      BiConsumer<MatterRecord, LawfulOrder> work) {
    return inMatter(
        by,
        number,
        matter -> {
          LawfulOrder order = running(by, matter, which).orElse(null);
          Why against = three.against(by, order);
          if (order == null || against != null) {
            return new Outcome.Refused(against == null ? Why.NONE : against);
          }
          work.accept(matter, order);
          return new Outcome.Done();
        });
  }

  /// Hands it over to whoever asked, once.
  public Outcome handOver(OfficerPrincipal by, MatterNumber number, int which) {
    return inMatter(
        by,
        number,
        matter -> {
          LawfulOrder order = running(by, matter, which).orElse(null);
          if (order == null) {
            return new Outcome.Refused(Why.NONE);
          }
          if (!by.officer().equals(order.asked().officer()) || !three.mayAsk(matter, by)) {
            return new Outcome.Refused(Why.NOT_YOURS);
          }
          if (!order.isReady()) {
            return new Outcome.Refused(Why.NOT_READY);
          }
          View view = view(matter, order, by);
          MatterRecord.Sealed entry = entry(Noting.ORDER_HANDED, by, matter, order, scope(order));
          Map<String, String> identity =
              store
                  .handed(parts.bound(by), matter, entry, order)
                  .map(closed -> Disclosures.opened(parts, matter, closed))
                  .orElse(Map.of());
          return new Outcome.Handed(
              view,
              entry.facts().on(),
              new HandedOver(parts).of(matter, by, order.scope(), identity));
        });
  }

  private static Map<String, String> scope(LawfulOrder order) {
    return Map.of("instrument", order.instrument().id(), "scope", order.scopeText());
  }

  private static String text(Map<String, String> texts, String name) {
    return texts.getOrDefault(name, "");
  }

  private Optional<LawfulOrder> running(OfficerPrincipal by, MatterRecord matter, int which) {
    return store.of(parts.bound(by), matter.authority(), matter.id()).stream()
        .filter(order -> order.number() == which && order.isRunning())
        .findFirst();
  }

  private Outcome inMatter(
      OfficerPrincipal by, MatterNumber number, Function<MatterRecord, Outcome> work) {
    if (credentials.heldBackUntil(by.officer()).isPresent()) {
      return new Outcome.Refused(Why.NEW_ACCOUNT);
    }
    try {
      return Anew.upTo(
          TRIES, () -> parts.seen(by, number).map(work).orElseGet(Outcome.NotFound::new));
    } catch (Hidden since) {
      return new Outcome.NotFound();
    }
  }

  private MatterRecord.Sealed entry(
      String act,
      OfficerPrincipal by,
      MatterRecord matter,
      LawfulOrder order,
      Map<String, String> texts) {
    Particulars with = Particulars.NONE.withGround(order.instrument().id());
    LocalDate until = order.forbiddenUntil();
    boolean tells =
        until == null && (act.equals(Noting.ORDER_ASKED) || act.equals(Noting.ORDER_HANDED));
    return noting.entry(
        matter,
        act,
        byPower(act, by),
        parts.nowFor(matter),
        Noting.Fineness.INSTANT,
        until == null ? with : with.withDate(until),
        texts,
        tells ? Noting.toComplainant(act) : List.of());
  }

  /// The role for which they may.
  private static Facts.By byPower(String act, OfficerPrincipal by) {
    boolean agrees = act.equals(Noting.ORDER_AGREED) || act.equals(Noting.ORDER_REFUSED);
    Power power = agrees ? Power.AGREE_TO_ORDER : Power.ASK_BY_ORDER;
    return by.roles().stream()
        .sorted()
        .filter(role -> power.isHeldBy(Set.of(role)))
        .findFirst()
        .map(role -> new Facts.By(role.id(), by.institution(), by.officer()))
        .orElseGet(() -> Noting.by(by));
  }

  private View view(MatterRecord matter, LawfulOrder order, OfficerPrincipal by) {
    Map<String, String> said =
        parts.store().journal(parts.bound(by), matter.authority(), matter.id()).stream()
            .filter(entry -> entry.seq() == order.askedSeq())
            .findFirst()
            .map(entry -> parts.journal().texts(matter.identity(), entry))
            .orElse(Map.of());
    Person first = order.first();
    UUID second = order.second();
    return new View(
        order,
        text(said, "document"),
        text(said, "issuer"),
        text(said, "dated"),
        text(said, "words"),
        name(order.asked().officer()),
        first == null ? null : name(first.officer()),
        second == null ? null : name(second),
        order.isRunning() && three.against(by, order) == null,
        order.isReady()
            && by.officer().equals(order.asked().officer())
            && three.mayAsk(matter, by));
  }

  private String name(UUID officer) {
    return parts.directory().officer(officer).map(Officer::name).orElse("");
  }
}
