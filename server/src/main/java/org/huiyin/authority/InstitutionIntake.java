package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Takes in a tree of institutions from a table, each by the same door as one that an administrator
/// enters: while the set-up lasts it is there at once, afterwards it waits for a second one, and
/// what lies below it waits with it. Fed in again, a table changes only what it says otherwise; an
/// empty cell says nothing. Nothing is deleted or closed by being left out. Thread-safe.
@Service
public class InstitutionIntake {

  private static final String READER = "system:directory";

  private final Transactions transactions;
  private final Authorities authorities;
  private final LiveDirectory directory;
  private final Gazetteer gazetteer;

  InstitutionIntake(
      Transactions transactions,
      Authorities authorities,
      LiveDirectory directory,
      Gazetteer gazetteer) {
    this.transactions = transactions;
    this.authorities = authorities;
    this.directory = directory;
    this.gazetteer = gazetteer;
  }

  /// A row, as it stands in the table; what isn't there is empty.
  ///
  /// @param number of its line, for whoever is told
  /// @param cells by column: `code`, `name`, `name_en`, `authority`, `superior` (a code),
  ///     `superior_outside`, `accusations`, `rulebook`, `phone`, `address`, `active`
  /// @param places codes of places that it answers for at first
  /// @param units their names
  public record Row(long number, Map<String, String> cells, List<String> places, List<Name> units) {
    public Row {
      cells = Map.copyOf(cells);
      places = List.copyOf(places);
      units = List.copyOf(units);
    }

    String cell(String column) {
      return cells.getOrDefault(column, "").strip();
    }

    public String code() {
      return cell("code");
    }
  }

  /// What became of a row, or of something in it.
  public sealed interface Said {

    /// It is there, or was changed.
    record Done(boolean created) implements Said {}

    /// It is as it was.
    record Same() implements Said {}

    /// It waits for a second administrator.
    record Proposed() implements Said {}

    /// What it lies below, or it itself, waits for a second administrator; to be fed in again then.
    record Waits() implements Said {}

    /// It can't be taken in.
    ///
    /// @param field such as `superior`, or `places 341003`
    /// @param reason such as `unknown`, `cycle`, `taken`
    record Rejected(String field, String reason) implements Said {}
  }

  /// Takes in a table, or only looks at what it would do.
  ///
  /// @param told each row, with what became of it; a row may be told of several times
  /// @return how many rows were rejected
  public long take(Editor by, List<Row> rows, boolean dryRun, BiConsumer<Row, Said> told) {
    Directory.Content content =
        transactions.read(READER, jdbc -> new DirectoryReader(jdbc).content());
    Planned planned = new Planned(content, rows);
    Map<Row, List<Finding>> wrong = planned.findings(gazetteer);
    wrong.forEach(
        (row, findings) ->
            findings.forEach(
                one -> told.accept(row, new Said.Rejected(one.field(), one.reason().id()))));
    Set<String> rejected = new HashSet<>();
    wrong.keySet().forEach(row -> rejected.add(row.code()));
    long more = 0;
    for (Row row : planned.inOrder()) {
      if (wrong.containsKey(row)) {
        continue;
      }
      if (planned.before(row).isEmpty() && rejected.contains(row.cell("superior"))) {
        told.accept(row, new Said.Rejected("superior", Finding.Reason.UNKNOWN.id()));
      } else if (dryRun ? looked(planned, row, told) : taken(by, planned, row, told)) {
        continue;
      }
      rejected.add(row.code());
      more++;
    }
    return wrong.size() + more;
  }

  private static boolean looked(Planned planned, Row row, BiConsumer<Row, Said> told) {
    Institution wanted = planned.wanted(row);
    Optional<Institution> before = planned.before(row);
    told.accept(
        row,
        before.filter(wanted::equals).isPresent()
            ? new Said.Same()
            : new Said.Done(before.isEmpty()));
    return true;
  }

  private boolean taken(Editor by, Planned planned, Row row, BiConsumer<Row, Said> told) {
    Institution wanted = planned.wanted(row);
    UUID superior = wanted.superior();
    if (superior != null && directory.institution(superior).isEmpty()) {
      told.accept(row, new Said.Waits());
      return true;
    }
    Optional<Institution> before = planned.before(row);
    Said said =
        before.filter(wanted::equals).isPresent()
            ? new Said.Same()
            : said(
                before.isEmpty()
                    ? authorities.add(by, wanted)
                    : authorities.changeInstitution(
                        by, wanted.id(), now -> planned.wanted(row, now)));
    told.accept(row, said);
    if (directory.institution(wanted.id()).isEmpty()) {
      return !(said instanceof Said.Rejected);
    }
    boolean all = !(said instanceof Said.Rejected);
    for (Name name : row.units()) {
      all &= unit(by, wanted.id(), name, row, told);
    }
    for (String place : row.places()) {
      all &= place(by, wanted.id(), place, row, told);
    }
    return all;
  }

  private boolean unit(
      Editor by, UUID institution, Name name, Row row, BiConsumer<Row, Said> told) {
    if (directory.units(institution).stream()
        .anyMatch(unit -> unit.name().zh().equals(name.zh()))) {
      return true;
    }
    UUID id = id(institution + " " + name.zh());
    return passed(
        said(authorities.add(by, new Unit(id, institution, name, true))),
        "units " + name.zh(),
        row,
        told);
  }

  private boolean place(
      Editor by, UUID institution, String code, Row row, BiConsumer<Row, Said> told) {
    Said said =
        said(
            authorities.changePlace(
                by,
                code,
                now -> new Place(now.code(), now.name(), now.parent(), institution, now.active())));
    return passed(said, "places " + code, row, told);
  }

  /// Tells only what isn't done.
  private static boolean passed(Said said, String field, Row row, BiConsumer<Row, Said> told) {
    if (said instanceof Said.Rejected(var _, var reason)) {
      told.accept(row, new Said.Rejected(field, reason));
      return false;
    }
    if (said instanceof Said.Proposed) {
      told.accept(row, said);
    }
    return true;
  }

  private static <T> Said said(Change<T> change) {
    return switch (change) {
      case Change.Created<T> _ -> new Said.Done(true);
      case Change.Changed<T> _ -> new Said.Done(false);
      case Change.Proposed<T> _ -> new Said.Proposed();
      case Change.Absent<T> _ -> new Said.Rejected("code", Finding.Reason.UNKNOWN.id());
      case Change.Refused<T>(var findings) ->
          new Said.Rejected(findings.getFirst().field(), findings.getFirst().reason().id());
    };
  }

  /// The same at each try, so that what was proposed isn't proposed once more.
  private static UUID id(String of) {
    return UUID.nameUUIDFromBytes(("institution " + of).getBytes(StandardCharsets.UTF_8));
  }

  /// The tree as it would be.
  private static final class Planned {

    private final Directory.Content content;
    private final Map<String, Institution> before = new HashMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<Row, List<Finding>> twice = new LinkedHashMap<>();

    Planned(Directory.Content content, List<Row> rows) {
      this.content = content;
      content.institutions().forEach(one -> before.put(one.code(), one));
      for (Row row : rows) {
        if (this.rows.putIfAbsent(row.code(), row) != null) {
          twice.put(row, List.of(new Finding("code", Finding.Reason.TAKEN)));
        }
      }
    }

    Optional<Institution> before(Row row) {
      return Optional.ofNullable(before.get(row.code()));
    }

    Institution wanted(Row row) {
      return wanted(row, before.get(row.code()));
    }

    Institution wanted(Row row, @Nullable Institution was) {
      String zh = or(row.cell("name"), was == null ? "" : was.name().zh());
      String en = or(row.cell("name_en"), was == null ? Pinyin.words(zh) : was.name().en());
      String above = row.cell("superior");
      String outside = row.cell("superior_outside");
      boolean saysAbove = !above.isEmpty() || !outside.isEmpty();
      return new Institution(
          was == null ? id(row.code()) : was.id(),
          or(row.cell("authority"), was == null ? "" : was.authority()),
          row.code(),
          new Name(zh, en),
          saysAbove || was == null ? superior(above) : was.superior(),
          saysAbove || was == null ? given(outside) : was.superiorOutside(),
          kept(row.cell("accusations"), was == null ? null : was.competentForAccusations()),
          or(row.cell("rulebook"), was == null ? "cn-xinfang" : was.rulebook()),
          was == null ? null : was.head(),
          kept(row.cell("phone"), was == null ? null : was.phone()),
          kept(row.cell("address"), was == null ? null : was.address()),
          active(row, was),
          was != null && was.approvesAnswers());
    }

    private static boolean active(Row row, @Nullable Institution was) {
      return switch (row.cell("active")) {
        case "" -> was == null || was.active();
        case "no", "false", "0", "否" -> false;
        default -> true;
      };
    }

    private static @Nullable String kept(String cell, @Nullable String before) {
      return cell.isEmpty() ? before : cell;
    }

    private static String or(String given, String otherwise) {
      return given.isEmpty() ? otherwise : given;
    }

    private static @Nullable String given(String cell) {
      return cell.isEmpty() ? null : cell;
    }

    private @Nullable UUID superior(String code) {
      if (code.isEmpty()) {
        return null;
      }
      Institution standing = before.get(code);
      return standing == null ? id(code) : standing.id();
    }

    /// Each row that can't be taken in, also for what is above it.
    Map<Row, List<Finding>> findings(Gazetteer gazetteer) {
      Directory then = then();
      Map<Row, List<Finding>> wrong = new LinkedHashMap<>(twice);
      for (Row row : rows.values()) {
        List<Finding> findings = new ArrayList<>(InstitutionRules.findings(then, wanted(row)));
        if (inCircle(row)) {
          findings.add(new Finding("superior", Finding.Reason.CYCLE));
        }
        row.places().stream()
            .filter(code -> gazetteer.place(code).isEmpty())
            .map(code -> new Finding("places " + code, Finding.Reason.UNKNOWN))
            .forEach(findings::add);
        if (!findings.isEmpty()) {
          wrong.put(row, findings.stream().distinct().toList());
        }
      }
      return wrong;
    }

    private Directory then() {
      Map<UUID, Institution> all = new LinkedHashMap<>();
      content.institutions().forEach(one -> all.put(one.id(), one));
      rows.values().stream().map(this::wanted).forEach(one -> all.put(one.id(), one));
      return Directory.of(
          new Directory.Content(
              List.copyOf(all.values()),
              content.units(),
              content.topics(),
              content.officers(),
              content.houseDates(),
              content.covers()));
    }

    private boolean inCircle(Row row) {
      Set<String> seen = new HashSet<>();
      Row at = row;
      while (at != null && seen.add(at.code())) {
        at = rows.get(at.cell("superior"));
      }
      return at != null;
    }

    /// Each after what is above it; without those in a circle.
    List<Row> inOrder() {
      List<Row> all = new ArrayList<>();
      Set<String> done = new HashSet<>();
      List<Row> open = new ArrayList<>(rows.values());
      boolean more = true;
      while (more) {
        List<Row> next =
            open.stream()
                .filter(
                    row ->
                        !rows.containsKey(row.cell("superior"))
                            || done.contains(row.cell("superior")))
                .toList();
        all.addAll(next);
        next.forEach(row -> done.add(row.code()));
        open.removeAll(next);
        more = !next.isEmpty();
      }
      return all;
    }
  }

  /// What rows name at all.
  public static List<String> columns() {
    return Stream.of(
            "code",
            "name",
            "name_en",
            "authority",
            "superior",
            "superior_outside",
            "accusations",
            "rulebook",
            "phone",
            "address",
            "active",
            "places",
            "units")
        .toList();
  }
}
