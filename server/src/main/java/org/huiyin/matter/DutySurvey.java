package org.huiyin.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Name;
import org.huiyin.authority.Topic;
import org.huiyin.rulebook.Rulebook;

/// Sums up the duties that an officer sees, row by row. Not thread-safe.
final class DutySurvey {

  private static final int WEEK = 7;

  private final Parts parts;
  private final Directory directory;
  private final OfficerPrincipal officer;
  private final LocalDate day;
  private final Locale locale;
  private final Map<String, MatterView.Named> stages = new TreeMap<>();
  private final Map<String, MatterView.Named> topics = new TreeMap<>();
  private final Set<String> places = new HashSet<>();
  private final List<String> order = new ArrayList<>();
  private int late;
  private int today;
  private int week;
  private int rows;

  DutySurvey(Parts parts, OfficerPrincipal officer, LocalDate day, Locale locale) {
    this.parts = parts;
    this.directory = parts.directory().snapshot();
    this.officer = officer;
    this.day = day;
    this.locale = locale;
  }

  /// Takes a row that passed the wall.
  ///
  /// @return true, to go on
  boolean add(Desk.CountedRow row) {
    rows++;
    LocalDate due = row.at().on();
    if (due.isBefore(day)) {
      late++;
    } else if (due.equals(day)) {
      today++;
    } else if (!due.isAfter(day.plusDays(WEEK))) {
      week++;
    }
    stage(row);
    row.topic().ifPresent(code -> topics.computeIfAbsent(code, c -> topic(c, row)));
    row.place().ifPresent(places::add);
    return true;
  }

  int rows() {
    return rows;
  }

  DutyOverview overview() {
    List<MatterView.Named> inOrder =
        stages.values().stream()
            .sorted(Comparator.comparingInt(stage -> order.indexOf(stage.id())))
            .toList();
    return new DutyOverview(
        inOrder, List.copyOf(topics.values()), namedPlaces(), late, today, week);
  }

  private void stage(Desk.CountedRow row) {
    if (!stages.containsKey(row.stage())) {
      Rulebook rulebook = parts.rulebooks().of(row.rulebook());
      rulebook.stages().keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
      stages.put(
          row.stage(),
          new MatterView.Named(row.stage(), Desk.stage(rulebook, row.stage(), locale)));
    }
  }

  /// Topics are those of the institution that took the matter in; a code that both have is
  /// called as it is here.
  private MatterView.Named topic(String code, Desk.CountedRow row) {
    Optional<UUID> registering =
        Optional.ofNullable(row.subject().state().seats().get("registering"));
    return new MatterView.Named(
        code,
        topicAt(officer.institution(), code)
            .or(() -> registering.flatMap(institution -> topicAt(institution, code)))
            .map(topic -> in(topic.name()))
            .orElse(code));
  }

  private Optional<Topic> topicAt(UUID institution, String code) {
    return directory.topics(institution).stream().filter(t -> t.code().equals(code)).findFirst();
  }

  /// Asked of all at once: this many may lie in this many places.
  private List<MatterView.Named> namedPlaces() {
    Map<String, MatterView.Named> named = new TreeMap<>();
    parts.gazetteer().chains(places).values().stream()
        .flatMap(List::stream)
        .forEach(
            place ->
                named.computeIfAbsent(
                    place.code(), code -> new MatterView.Named(code, in(place.name()))));
    return List.copyOf(named.values());
  }

  private String in(Name name) {
    return locale.getLanguage().equals("zh") ? name.zh() : name.en();
  }
}
