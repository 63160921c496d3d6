package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiyin.matter.DutyOverview;
import org.huiyin.matter.DutyPage;
import org.huiyin.matter.MatterView.Named;
import org.huiyin.page.Page;

/// What is owed, as the page shows it.
///
/// @param ownUnit whether the officer belongs to a unit
/// @param leads whether they answer for what others do
/// @param kept the filters that they keep
public record TodayPage(
    TodayFilter filter,
    DutyOverview overview,
    DutyPage duties,
    DueIn due,
    boolean ownUnit,
    boolean leads,
    List<TodayFilter> kept) {

  public TodayPage {
    kept = List.copyOf(kept);
  }

  /// Duties that are due at about the same time.
  ///
  /// @param heading the key of its heading
  public record Group(String heading, List<DutyPage.Duty> duties) {}

  public List<Group> groups() {
    Map<DueIn.Part, List<DutyPage.Duty>> parts =
        duties.duties().stream()
            .collect(
                Collectors.groupingBy(
                    duty -> due.part(duty.due()), TreeMap::new, Collectors.toList()));
    return parts.entrySet().stream()
        .map(part -> new Group(part.getKey().key(), part.getValue()))
        .toList();
  }

  public List<String> lists() {
    return TodayFilter.LISTS.stream().filter(list -> ownUnit || !list.equals("unit")).toList();
  }

  /// What a topic or place is called; its code where it has no name.
  public String topic(String code) {
    return name(overview.topics(), code);
  }

  public String place(String code) {
    return name(overview.places(), code);
  }

  /// What a filter that is kept shows.
  public String label(Page page, TodayFilter kept) {
    return label(page, overview, kept);
  }

  /// By which words a filter is known.
  public static String label(Page page, DutyOverview overview, TodayFilter kept) {
    List<String> parts = new ArrayList<>();
    if (!kept.list().equals("all")) {
      parts.add(page.text("desk.list." + kept.list()));
    }
    add(parts, overview.stages(), kept.stage());
    add(parts, overview.topics(), kept.topic());
    add(parts, overview.places(), kept.place());
    return String.join(" · ", parts);
  }

  private static void add(List<String> parts, List<Named> all, String code) {
    if (!code.isEmpty()) {
      parts.add(name(all, code));
    }
  }

  /// Whether the filter of the page is kept already.
  public boolean isKept() {
    return kept.contains(filter.of(filter.list()));
  }

  private static String name(List<Named> all, String code) {
    return all.stream()
        .filter(named -> named.id().equals(code))
        .map(Named::title)
        .findFirst()
        .orElse(code);
  }
}
