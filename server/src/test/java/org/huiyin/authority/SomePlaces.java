package org.huiyin.authority;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huiyin.authority.PlaceIntake.Line;
import org.huiyin.authority.PlaceIntake.Reason;

/// Rows of places as if read from a file, and what was told of them. Fictional.
final class SomePlaces implements PlaceIntake.Files, PlaceIntake.Told {

  private final List<Line> lines = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  /// Each `code name parent`, the last perhaps missing; `_` is a blank.
  static SomePlaces of(String... rows) {
    SomePlaces some = new SomePlaces();
    for (String row : rows) {
      String[] cells = row.split(" ", -1);
      some.add(cells[0], cells[1], cells.length > 2 ? cells[2] : "");
    }
    return some;
  }

  void add(String code, String name, String parent) {
    lines.add(
        new Line("places.csv:" + (lines.size() + 2), code, name.replace('_', ' '), "", parent));
  }

  List<String> told() {
    return told;
  }

  @Override
  public void each(Consumer<Line> line) throws IOException {
    lines.forEach(line);
  }

  @Override
  public List<String> digests() {
    return List.of("places.csv sha256:00");
  }

  @Override
  public void read(long rows) {}

  @Override
  public void rejected(Line line, Reason reason) {
    told.add(line.where() + " " + reason);
  }

  @Override
  public void ended(String code, String name) {
    told.add("ended " + code + " " + name);
  }
}
