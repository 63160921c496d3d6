package org.huiyin.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.matter.AnswerLetter;
import org.huiyin.matter.AnswerLetter.Higher;
import org.huiyin.page.Page;

/// What a letter says, in the reader's language.
///
/// A letter is laid out in memory, so there is a limit to what it says: [Told#MOST_CHARACTERS] of
/// what was written, and in place of the rest that the page of the answer has it.
record LetterParts(AnswerLetter letter, Page page) {

  private static final List<String> POINTS = List.of("request", "facts", "reasons", "reason");

  String title() {
    return page.textOr("instance." + letter.decision().instance(), "instance.other");
  }

  /// What was written, in the order in which it is read; promises apart.
  List<Told.Line> points() {
    List<Told.Line> points = new ArrayList<>();
    for (String part : POINTS) {
      written(part).ifPresent(text -> points.add(new Told.Line(page.text("text." + part), text)));
    }
    return points;
  }

  Optional<String> written(String part) {
    return Optional.ofNullable(letter.texts().get(part)).map(this::fitting);
  }

  String fitting(String text) {
    long all = letter.texts().values().stream().mapToLong(String::length).sum();
    int each = Told.MOST_CHARACTERS / Math.max(1, letter.texts().size());
    return all <= Told.MOST_CHARACTERS || text.length() <= each ? text : page.text("letter.long");
  }

  /// The provision why it can't be taken outside; the document's fonts have no other such signs.
  Optional<String> noDoor() {
    return Optional.ofNullable(letter.decision().noDoor())
        .map(provision -> provision.replace('〈', '‹').replace('〉', '›'))
        .map(provision -> page.text("outside.none", provision));
  }

  String within(Higher higher) {
    String key = higher.door().workingDays() ? "letter.higher.working-days" : "letter.higher.days";
    return page.text(
        key, higher.door().act().title(), higher.door().days(), higher.door().citation());
  }
}
