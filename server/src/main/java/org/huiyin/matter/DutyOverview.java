package org.huiyin.matter;

import java.util.List;

/// What occurs in the duties that an officer sees, each once and sorted, and how many of those
/// duties are pressing. Made of the rows that passed the wall and of nothing else, so it tells
/// nothing of those that didn't. Counts duties, never people.
///
/// @param stages in the order of the procedure
/// @param topics by code
/// @param places by code: those that occur, and those in which they lie
/// @param late how many are past their last day
/// @param today how many end today
/// @param week how many end within the seven days after today
public record DutyOverview(
    List<MatterView.Named> stages,
    List<MatterView.Named> topics,
    List<MatterView.Named> places,
    int late,
    int today,
    int week) {

  public DutyOverview {
    stages = List.copyOf(stages);
    topics = List.copyOf(topics);
    places = List.copyOf(places);
  }
}
