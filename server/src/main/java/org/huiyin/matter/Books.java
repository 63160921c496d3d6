package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// The five books 五本台账 of an institution: its matters by the marks that they bear now.
///
/// Each is a list over live data, read in the order of its index; nothing is kept of it. Each row
/// passes the one wall before it is shown or counted, behind the policies of the database, so a
/// book tells an officer no more than the matters do. Thread-safe.
public final class Books {

  /// As many as one page shows, and as far as anybody counts.
  public static final int MOST = 200;

  private static final Cursor START = Desk.START;

  private static final String COLUMNS =
      """
      select authority, id, number, rulebook, kind, stage, topic, place, opened_on, relation,
        about_institution, about_unit, about_officer, walled, walled_officers, state
      from matter
      where at_institution = ?
      """;

  private static final String AFTER =
      """
        and (opened_on, authority, id) > (?, ?, ?)
      order by opened_on, authority, id
      limit ?
      """;

  static final String MARKED = COLUMNS + "  and book = ?\n" + AFTER;
  static final String SUPERVISED = COLUMNS + "  and supervised\n" + AFTER;

  private final DataSource dataSource;
  private final Parts parts;
  private final StateCodec states;

  Books(DataSource dataSource, Parts parts, StateCodec states) {
    this.dataSource = dataSource;
    this.parts = parts;
    this.states = states;
  }

  private record Row(
      Cursor at,
      String number,
      String rulebook,
      @Nullable String topic,
      @Nullable String place,
      Wall.Subject subject) {}

  /// A page of a book.
  ///
  /// @param limit from 1 to [#MOST]
  public BookPage page(
      OfficerPrincipal officer, Book book, Optional<Cursor> after, int limit, Locale locale) {
    List<Row> page = new ArrayList<>();
    boolean more = !each(officer, book, after, limit, row -> page.size() < limit && page.add(row));
    return new BookPage(
        page.stream().map(row -> listed(row, locale)).toList(),
        more ? page.getLast().at().toString() : null);
  }

  /// How many matters are in each, in the order of the books.
  public List<BookPage.Size> sizes(OfficerPrincipal officer) {
    return Arrays.stream(Book.values()).map(book -> size(officer, book)).toList();
  }

  private BookPage.Size size(OfficerPrincipal officer, Book book) {
    List<Row> counted = new ArrayList<>();
    boolean more =
        !each(
            officer,
            book,
            Optional.empty(),
            MOST,
            row -> counted.size() < MOST && counted.add(row));
    return new BookPage.Size(book.id(), counted.size(), more);
  }

  /// Goes through what the officer sees of a book until `taken` refuses one.
  ///
  /// @return whether it went through to the end
  private boolean each(
      OfficerPrincipal officer,
      Book book,
      Optional<Cursor> after,
      int limit,
      Predicate<Row> taken) {
    Cursor from = after.orElse(START);
    while (true) {
      List<Row> rows = asked("", officer, book, from, limit + 1).rows(dataSource, this::row);
      for (Row row : rows) {
        if (isShown(row, officer, book) && !taken.test(row)) {
          return false;
        }
      }
      if (rows.size() <= limit) {
        return true;
      }
      from = rows.getLast().at();
    }
  }

  /// What is over needs no book any more; what was put in one stays there.
  private boolean isShown(Row row, OfficerPrincipal officer, Book book) {
    return !parts.wall().hides(row.subject(), officer) && (book != Book.NOT_YET || !isOver(row));
  }

  private boolean isOver(Row row) {
    Rulebook rulebook = parts.rulebooks().of(row.rulebook());
    LegalState legal =
        Objects.requireNonNull(rulebook.stages().get(row.subject().state().stage())).legal();
    return legal == LegalState.FINAL
        || legal == LegalState.WITHDRAWN
        || EndedBefore.is(row.subject().state());
  }

  Flight asked(String before, OfficerPrincipal officer, Book book, Cursor after, int limit) {
    Flight flight = Flight.as(parts.bound(officer)).add(Desk.IN_ORDER);
    return book == Book.SPECIAL_SUPERVISION
        ? flight.add(
            before + SUPERVISED,
            officer.institution(),
            after.on(),
            after.authority(),
            after.matter(),
            limit)
        : flight.add(
            before + MARKED,
            officer.institution(),
            book.mark(),
            after.on(),
            after.authority(),
            after.matter(),
            limit);
  }

  private BookPage.Listed listed(Row row, Locale locale) {
    Rulebook rulebook = parts.rulebooks().of(row.rulebook());
    String kind = row.subject().state().kind();
    String stage = row.subject().state().stage();
    return new BookPage.Listed(
        row.number(),
        new MatterView.Named(
            kind, Objects.requireNonNull(rulebook.kinds().get(kind)).title().in(locale)),
        new MatterView.Named(stage, Desk.stage(rulebook, stage, locale)),
        row.topic(),
        row.place(),
        row.at().on());
  }

  private Row row(ResultSet rs, int n) throws SQLException {
    return new Row(
        new Cursor(
            rs.getObject("opened_on", LocalDate.class),
            rs.getString("authority"),
            rs.getObject("id", UUID.class),
            0),
        rs.getString("number"),
        rs.getString("rulebook"),
        rs.getString("topic"),
        rs.getString("place"),
        MatterStore.subject(rs, states));
  }
}
