package org.huiyin.administration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.page.Page;
import org.huiyin.procedure.Difference;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.RoleDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.SeatDefinition;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.rulebook.Texts;
import org.huiyin.rulebook.lint.WorstCase;

/// A rulebook in the words of a page.
///
/// @param worst by kind; empty as long as they are being reckoned
record RulebookWords(Page page, Rulebook rulebook, Map<String, WorstCase> worst) {

  /// One that is still to be verified, or a promise, or law.
  ///
  /// @param who who owes it, has it or may do it
  /// @param length in words; empty where it has none
  /// @param source the provision in words
  record Line(String title, String who, String length, String source, boolean verify) {}

  /// What can be done about a decision.
  record Decided(String title, String source, String remedy) {}

  String title() {
    return rulebook.title(page.locale());
  }

  String in(Texts texts) {
    return texts.in(page.locale());
  }

  String address() {
    return "/rulebooks/" + rulebook.id() + "/" + rulebook.edition();
  }

  List<KindDefinition> kinds() {
    return List.copyOf(rulebook.kinds().values());
  }

  /// The kinds that are taken in, which have a picture. Every rulebook has one: so its reader
  /// wants it.
  List<KindDefinition> takenIn() {
    return takenIn(rulebook);
  }

  static List<KindDefinition> takenIn(Rulebook rulebook) {
    return rulebook.kinds().values().stream().filter(kind -> kind.intake() != null).toList();
  }

  /// What a stage owes or gives, as [#law], [#promises] and [#windows] tell it.
  List<Line> duties(StageDefinition stage) {
    return clocks(clock -> met(clock, stage));
  }

  private boolean met(ClockDefinition clock, StageDefinition stage) {
    return rulebook.acts().values().stream()
        .filter(act -> act.gate().stages().contains(stage.id()))
        .anyMatch(
            act ->
                act.changes().ends().contains(clock.id())
                    || clock.id().equals(act.gate().within()));
  }

  /// The worst case of a kind in one sentence; empty where it has none, or none is known yet.
  String worst(String kind) {
    WorstCase found = worst.get(kind);
    return found == null ? "" : worst(page, found);
  }

  static String worst(Page page, WorstCase found) {
    return found.firstAnswer() == found.finalAnswer()
        ? page.text("worst.one", found.firstAnswer())
        : page.text("worst.two", found.firstAnswer(), found.finalAnswer());
  }

  List<StageDefinition> stages() {
    return List.copyOf(rulebook.stages().values());
  }

  /// The acts that can be done in a stage, with who may.
  List<Line> acts(StageDefinition stage) {
    return rulebook.acts().values().stream()
        .filter(act -> !act.gate().opens() && act.gate().stages().contains(stage.id()))
        .map(this::line)
        .toList();
  }

  /// The acts that can be done in every stage, and those that open a matter.
  List<Line> actsAnywhere() {
    return rulebook.acts().values().stream()
        .filter(act -> act.gate().opens() || act.gate().stages().isEmpty())
        .map(this::line)
        .toList();
  }

  private Line line(ActDefinition act) {
    return new Line(in(act.title()), posts(act.gate().by()), "", cite(act.source()), false);
  }

  /// Duties whose time a law sets.
  List<Line> law() {
    return clocks(clock -> !clock.window() && !clock.source().isHouse());
  }

  /// Duties whose time is a promise.
  List<Line> promises() {
    return clocks(clock -> !clock.window() && clock.source().isHouse());
  }

  /// Rights that end.
  List<Line> windows() {
    return clocks(ClockDefinition::window);
  }

  private List<Line> clocks(Predicate<ClockDefinition> which) {
    return rulebook.clocks().values().stream().filter(which).map(this::line).toList();
  }

  private Line line(ClockDefinition clock) {
    Length length = clock.length();
    return new Line(
        in(clock.title()),
        post(clock.of()),
        length == null ? page.text("rulebook.length.promised") : length(length),
        clock.source().isHouse() ? "" : cite(clock.source()),
        clock.source().verify());
  }

  List<Decided> outcomes() {
    return rulebook.outcomes().values().stream()
        .map(outcome -> new Decided(in(outcome.title()), cite(outcome.source()), remedy(outcome)))
        .toList();
  }

  private String remedy(OutcomeDefinition outcome) {
    return outcome.remedy() == null
        ? ""
        : page.text("rulebook.remedy." + Objects.requireNonNull(outcome.remedy()).name());
  }

  /// The bodies outside that take what isn't taken in here.
  List<String> doors() {
    return rulebook.kinds().values().stream()
        .flatMap(kind -> kind.doors().stream())
        .map(door -> in(Objects.requireNonNull(rulebook.doors().get(door)).title()))
        .distinct()
        .toList();
  }

  /// Where something still has to be compared with the official text.
  List<String> toVerify() {
    return Stream.of(
            rulebook.clocks().values().stream().map(ClockDefinition::source),
            rulebook.acts().values().stream().map(ActDefinition::source),
            rulebook.outcomes().values().stream().map(OutcomeDefinition::source),
            rulebook.kinds().values().stream().map(KindDefinition::source))
        .flatMap(sources -> sources)
        .filter(Citation::verify)
        .map(this::cite)
        .distinct()
        .toList();
  }

  List<String> sources() {
    return rulebook.sources().values().stream()
        .filter(source -> !source.isHouse())
        .map(source -> in(source.title()))
        .toList();
  }

  String cite(Citation citation) {
    return rulebook.cite(citation, page.locale());
  }

  private String posts(List<Post> posts) {
    return posts.stream()
        .map(this::post)
        .distinct()
        .collect(Collectors.joining(page.text("admin.and")));
  }

  String post(Post post) {
    if (post.isComplainant() || post.isSystem()) {
      return page.text("rulebook.post." + post.role());
    }
    RoleDefinition role = rulebook.roles().get(post.role());
    SeatDefinition seat = rulebook.seats().get(post.seat());
    String who = role == null ? post.role() : in(role.title());
    String where = seat == null ? post.seat() : in(seat.title());
    return page.text(post.above() ? "rulebook.post.above" : "rulebook.post.at", who, where);
  }

  String length(Length length) {
    return length(page, length.amount() + " " + length.counting().id());
  }

  /// A length as a rulebook writes it, in words; anything else as it is.
  static String length(Page page, String written) {
    int space = written.indexOf(' ');
    String key = "admin.length." + written.substring(space + 1);
    return space > 0 && written.matches("[0-9]{1,4} .*") && page.has(key)
        ? page.text(key, Integer.valueOf(written.substring(0, space)))
        : written;
  }

  /// What a clock is called.
  String clock(String id) {
    ClockDefinition clock = rulebook.clocks().get(id);
    return clock == null ? id : in(clock.title());
  }

  /// A difference in a sentence.
  static String difference(Page page, Difference difference) {
    return page.text(
        "difference." + difference.what(),
        difference.title().in(page.locale()),
        length(page, difference.before()),
        length(page, difference.after()));
  }
}
