package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an officer owes, in order of due date.
///
/// The database narrows by institution, role and unit; each row then passes the one wall before
/// it is shown, and pages are filled up with the rows behind, so that a page never tells how
/// many were hidden.
final class Desk {

  private static final int BATCH = 200;

  private static final String ROWS =
      """
      select d.authority, d.matter, d.number, d.clock, d.role, d.officer, d.start, d.due, d.provisional,
        d.stage, d.topic, d.place, m.number as matter_number, m.rulebook, m.relation,
        m.about_institution, m.about_unit, m.about_officer, m.walled, m.state
      from duty d join matter m on m.authority = d.authority and m.id = d.matter
      where d.institution = :institution and not d.is_window
        and d.role = any (:roles)
        and (d.unit is null or :whole or d.unit = :unit or d.officer = :officer)
        and (not :ownUnit or d.unit = :unit)
        and (cast(:stage as text) is null or d.stage = :stage)
        and (cast(:topic as text) is null or d.topic = :topic)
        and (cast(:place as text) is null or d.place = :place)
        and (cast(:clock as text) is null or d.clock = :clock)
        and (cast(:lateBefore as date) is null or d.due < :lateBefore)
        and (d.due, d.authority, d.matter, d.number) > (:due, :authority, :matter, :number)
      order by d.due, d.authority, d.matter, d.number
      limit :limit
      """;

  private final JdbcClient jdbc;
  private final Parts parts;
  private final StateCodec states;

  Desk(JdbcClient jdbc, Parts parts, StateCodec states) {
    this.jdbc = jdbc;
    this.parts = parts;
    this.states = states;
  }

  private record Row(
      DutyQuery.Cursor at,
      String matterNumber,
      String rulebook,
      String clock,
      String role,
      Optional<UUID> officer,
      LocalDate start,
      boolean provisional,
      String stage,
      Optional<String> topic,
      Optional<String> place,
      Wall.Subject subject) {}

  DutyPage duties(OfficerPrincipal officer, DutyQuery query, Locale locale) {
    List<DutyPage.Duty> duties = new ArrayList<>();
    DutyQuery.Cursor after =
        query.after().orElse(new DutyQuery.Cursor(LocalDate.of(1, 1, 1), "", new UUID(0, 0), 0));
    while (true) {
      List<Row> rows = rows(officer, query, after);
      for (Row row : rows) {
        if (parts.wall().hides(row.subject(), officer)) {
          continue;
        }
        if (duties.size() == query.limit()) {
          return new DutyPage(duties, after.toString());
        }
        duties.add(duty(row, officer, locale));
        after = row.at();
      }
      if (rows.size() < BATCH) {
        return new DutyPage(duties, null);
      }
      after = rows.getLast().at();
    }
  }

  private DutyPage.Duty duty(Row row, OfficerPrincipal officer, Locale locale) {
    Rulebook rulebook = parts.rulebooks().of(row.rulebook());
    LocalDate today = Taking.dayOf(rulebook, parts.legalTime().now());
    LocalDate due = row.at().due();
    return new DutyPage.Duty(
        row.matterNumber(),
        new MatterView.Named(
            row.clock(),
            Objects.requireNonNull(rulebook.clocks().get(row.clock())).title().in(locale)),
        new MatterView.Named(
            row.stage(),
            Objects.requireNonNull(rulebook.stages().get(row.stage())).title().in(locale)),
        row.role(),
        row.topic().orElse(null),
        row.place().orElse(null),
        row.start(),
        due,
        row.provisional(),
        today.isAfter(due) ? Math.toIntExact(ChronoUnit.DAYS.between(due, today)) : 0,
        row.officer().filter(officer.officer()::equals).isPresent());
  }

  private List<Row> rows(OfficerPrincipal officer, DutyQuery query, DutyQuery.Cursor after) {
    boolean whole =
        officer.roles().contains(Role.REGISTRAR)
            || officer.roles().contains(Role.LEAD)
            || officer.roles().contains(Role.SUPERVISOR);
    return jdbc.sql(ROWS)
        .param("institution", officer.institution())
        .param("roles", roles(officer))
        .param("whole", whole)
        .param("unit", officer.unit())
        .param("officer", officer.officer())
        .param("ownUnit", query.unit())
        .param("stage", query.stage())
        .param("topic", query.topic())
        .param("place", query.place())
        .param("clock", query.clock())
        .param("lateBefore", query.late() ? today(officer) : null)
        .param("due", after.due())
        .param("authority", after.authority())
        .param("matter", after.matter())
        .param("number", after.number())
        .param("limit", BATCH)
        .query((rs, i) -> row(rs))
        .list();
  }

  /// A lead answers for what handlers and reviewers owe, and so sees it too.
  private static String[] roles(OfficerPrincipal officer) {
    List<String> roles = new ArrayList<>();
    officer.roles().forEach(role -> roles.add(role.id()));
    if (officer.roles().contains(Role.LEAD)) {
      roles.add(Role.HANDLER.id());
      roles.add(Role.REVIEWER.id());
      roles.add(Role.REGISTRAR.id());
    }
    return roles.toArray(String[]::new);
  }

  private LocalDate today(OfficerPrincipal officer) {
    return parts
        .directory()
        .institution(officer.institution())
        .flatMap(institution -> parts.rulebooks().current(institution.rulebook()))
        .map(rulebook -> Taking.dayOf(rulebook, parts.legalTime().now()))
        .orElseThrow();
  }

  private Row row(ResultSet rs) throws SQLException {
    State state = states.decode(rs.getString("state"));
    return new Row(
        new DutyQuery.Cursor(
            rs.getObject("due", LocalDate.class),
            rs.getString("authority"),
            rs.getObject("matter", UUID.class),
            rs.getInt("number")),
        rs.getString("matter_number"),
        rs.getString("rulebook"),
        rs.getString("clock"),
        rs.getString("role"),
        Optional.ofNullable(rs.getObject("officer", UUID.class)),
        rs.getObject("start", LocalDate.class),
        rs.getBoolean("provisional"),
        rs.getString("stage"),
        Optional.ofNullable(rs.getString("topic")),
        Optional.ofNullable(rs.getString("place")),
        new Wall.Subject(
            Relation.valueOf(rs.getString("relation").toUpperCase(Locale.ROOT)),
            new Filing.About(
                rs.getObject("about_institution", UUID.class),
                rs.getObject("about_unit", UUID.class),
                rs.getObject("about_officer", UUID.class),
                false),
            Set.of((UUID[]) rs.getArray("walled").getArray()),
            state));
  }
}
