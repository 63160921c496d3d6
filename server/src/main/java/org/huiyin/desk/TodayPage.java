package org.huiyin.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiyin.matter.DutyOverview;
import org.huiyin.matter.DutyPage;
import org.huiyin.matter.MatterView.Named;

/// What is owed, as the page shows it.
///
/// @param ownUnit whether the officer belongs to a unit
/// @param leads whether they answer for what others do
public record TodayPage(
    TodayFilter filter,
    DutyOverview overview,
    DutyPage duties,
    DueIn due,
    boolean ownUnit,
    boolean leads) {

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

  private static String name(List<Named> all, String code) {
    return all.stream()
        .filter(named -> named.id().equals(code))
        .map(Named::title)
        .findFirst()
        .orElse(code);
  }
}
