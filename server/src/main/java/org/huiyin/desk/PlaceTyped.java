package org.huiyin.desk;

import java.util.List;
import java.util.Optional;
import org.huiyin.complainant.Choices;
import org.huiyin.complainant.Choices.Choice;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;

/// The place that somebody means who types a name of it. Immutable.
///
/// @param meant the one, where it is certain: nobody is sent to another village by a guess. Of
/// villages of one name, the only one for which an institution here answers is certain
/// @param near those to choose from, where it isn't
record PlaceTyped(Optional<Option> meant, List<Option> near) {

  private static final PlaceTyped NONE = new PlaceTyped(Optional.empty(), List.of());

  PlaceTyped {
    near = List.copyOf(near);
  }

  /// @param chosen the code of one that was chosen from `near` before, or empty
  static PlaceTyped of(Choices choices, Page page, String typed, String chosen) {
    String name = typed.strip();
    if (name.isEmpty()) {
      return NONE;
    }
    String bare = name.replaceFirst("[（(].*", "").strip();
    List<Choice> found = choices.places(bare, chosen);
    List<Option> labelled = found.stream().map(place -> label(page, place)).toList();
    Optional<Option> picked =
        labelled.stream().filter(place -> place.value().equals(chosen)).findFirst();
    List<Option> exact =
        found.stream().filter(place -> is(name, place)).map(place -> label(page, place)).toList();
    if (picked.isPresent()) {
      return new PlaceTyped(picked, List.of());
    }
    List<Option> here =
        found.stream()
            .filter(place -> place.near() && is(name, place))
            .map(place -> label(page, place))
            .toList();
    if (here.size() == 1) {
      return new PlaceTyped(Optional.of(here.getFirst()), List.of());
    }
    return exact.size() == 1
        ? new PlaceTyped(Optional.of(exact.getFirst()), List.of())
        : new PlaceTyped(Optional.empty(), labelled);
  }

  /// In either language, since the page may have been in the other one when it was typed.
  private static boolean is(String typed, Choice place) {
    return typed.equalsIgnoreCase(place.name().zh())
        || typed.equalsIgnoreCase(place.name().en())
        || typed.equals(zh(place))
        || typed.equalsIgnoreCase(en(place));
  }

  static Option label(Page page, Choice place) {
    return new Option(place.code(), page.chinese() ? zh(place) : en(place));
  }

  private static String zh(Choice place) {
    return place.hint().zh().isEmpty()
        ? place.name().zh()
        : place.name().zh() + "（" + place.hint().zh() + "）";
  }

  private static String en(Choice place) {
    return place.hint().en().isEmpty()
        ? place.name().en()
        : place.name().en() + " (" + place.hint().en() + ")";
  }

  Mistakes mistakes(Page page, String typed) {
    if (meant.isPresent() || typed.isBlank()) {
      return Mistakes.NONE;
    }
    return near.isEmpty()
        ? Mistakes.of("place", page.text("register.place.nowhere"))
        : Mistakes.of("place-choice", page.text("register.place.which"));
  }
}
