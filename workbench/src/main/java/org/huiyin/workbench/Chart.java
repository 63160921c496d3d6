package org.huiyin.workbench;

import java.util.List;

/// What a picture of a procedure says, in one language, before anybody knows where it stands.
///
/// @param notes what belongs to no one place
/// @param key what the colours and words mean
record Chart(
    String title, String edition, List<Box> boxes, List<Arrow> arrows, List<Entry> notes, Key key) {

  Chart {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
    notes = List.copyOf(notes);
  }

  /// What a box stands for.
  enum Shape {
    START,
    STAGE,
    END,
    SEVERAL
  }

  /// Who acts, or that only time does.
  enum Hand {
    OFFICE,
    COMPLAINANT,
    TIME
  }

  /// What a line in a box is about.
  enum Tone {
    DUTY,
    RIGHT,
    PLAIN
  }

  /// A stage, the beginning, or several stages from which one act leads.
  ///
  /// @param id unique in the chart
  /// @param legal what the stage means in law; empty for what isn't one stage
  record Box(String id, Shape shape, String title, String legal, List<Entry> entries) {
    Box {
      entries = List.copyOf(entries);
    }
  }

  /// Something that is owed or may be done.
  record Entry(Tone tone, String head, List<String> lines) {
    Entry {
      lines = List.copyOf(lines);
    }
  }

  /// The acts of one hand that lead from one box to another.
  record Arrow(String from, String to, Hand hand, List<Deed> deeds) {
    Arrow {
      deeds = List.copyOf(deeds);
    }
  }

  /// An act on an arrow.
  ///
  /// @param by by whom, or by the end of which clock
  record Deed(String title, String by) {}

  /// The legend.
  record Key(String heading, String office, String complainant, String time, List<String> lines) {
    Key {
      lines = List.copyOf(lines);
    }
  }
}
