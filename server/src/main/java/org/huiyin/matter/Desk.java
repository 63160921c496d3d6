package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/// What an officer owes, in order of due date.
///
/// The database narrows by institution, role and unit; each row then passes the one wall before
/// it is shown or counted, and pages are filled up with the rows behind, so that a page never
/// tells how many were hidden. Whoever stands in for somebody today has that one's duties too,
/// behind their own wall.
///
/// A list reads as many rows as it shows, and one to know whether there are more. A summary reads
/// all, but of each matter only what the wall looks at; whoever has many duties is told one that
/// may be a minute old ([RememberedOverviews]).
final class Desk {

  private static final int COUNTED_AT_ONCE = 1_000;
  private static final UUID NO_UNIT = new UUID(0, 0);
  static final Cursor START = new Cursor(LocalDate.of(1, 1, 1), "", new UUID(0, 0), 0);
  private static final DutyQuery ALL =
      new DutyQuery(null, null, null, null, false, false, Optional.empty(), DutyQuery.MOST);

  /// The limit stands inside: however many duties there are, no more matters are looked up than
  /// one batch has.
  private static final String FROM =
      """
      from (
        select * from duty d
        where d.institution = :institution and not d.is_window
          and d.role = any (:roles)
          and (d.unit is null or :whole or d.unit = any (:units) or d.officer = any (:officers))
          and (not :ownUnit or d.unit = :unit)
          and (:stage = '' or d.stage = :stage)
          and (:topic = '' or d.topic = :topic)
          and (not :somewhere or d.place = any (:places))
          and (:clock = '' or d.clock = :clock)
          and d.due < :lateBefore
          and (d.due, d.authority, d.matter, d.number) > (:due, :authority, :matter, :number)
        order by d.due, d.authority, d.matter, d.number
        limit :limit
      ) d join matter m on m.authority = d.authority and m.id = d.matter
      order by d.due, d.authority, d.matter, d.number
      """;

  static final String ROWS =
      """
      select d.authority, d.matter, d.number, d.clock, d.role, d.unit, d.officer, d.start, d.due,
        d.provisional, d.stage, d.topic, d.place, m.number as matter_number, m.rulebook, m.relation,
        m.about_institution, m.about_unit, m.about_officer, m.walled, m.walled_officers, m.state
      """
          + FROM;

  /// The columns beside the state that the policies read too: a state is some kilobytes of JSON.
  static final String COUNTED =
      """
      select d.authority, d.matter, d.number, d.due, d.stage, d.topic, d.place, m.rulebook,
        m.relation, m.about_institution, m.about_unit, m.about_officer, m.walled, m.walled_officers,
        m.registering, m.responsible, m.reviewing, m.re_reviewing, m.recused,
        m.assigned::text as assigned, m.other_seats::text as other_seats
      """
          + FROM;

  private static final Map<String, ParsedSql> PARSED =
      Map.of(
          ROWS,
          NamedParameterUtils.parseSqlStatement(ROWS),
          COUNTED,
          NamedParameterUtils.parseSqlStatement(COUNTED));

  /// What a policy lets through is a guess to the planner: it guesses few, reads all duties of the
  /// institution, asks the policy of each and sorts. In the order of the index it asks of as many
  /// as are shown.
  ///
  /// And one plan for all who ask: what a plan for these values is guessed to save, it seldom
  /// saves, and making one takes longer than the query.
  static final String IN_ORDER =
      """
      select set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),
        set_config('plan_cache_mode', 'force_generic_plan', true)
      """;

  private final DataSource dataSource;
  private final Parts parts;
  private final StateCodec states;
  private final RememberedOverviews remembered = new RememberedOverviews(System::nanoTime);

  Desk(DataSource dataSource, Parts parts, StateCodec states) {
    this.dataSource = dataSource;
    this.parts = parts;
    this.states = states;
  }

  /// One duty, as it passes the wall.
  record Row(
      Cursor at,
      String matterNumber,
      String rulebook,
      String clock,
      String role,
      @Nullable UUID unit,
      @Nullable UUID officer,
      LocalDate start,
      boolean provisional,
      String stage,
      Optional<String> topic,
      Optional<String> place,
      Wall.Subject subject) {}

  /// What is summed up of one duty; of the matter's state, the subject has what the wall looks at.
  record CountedRow(
      Cursor at,
      String rulebook,
      String stage,
      Optional<String> topic,
      Optional<String> place,
      Wall.Subject subject) {}

  DutyPage duties(OfficerPrincipal officer, DutyQuery query, Locale locale) {
    List<Officer> absent = parts.substitutes().absentFor(officer.officer());
    List<Row> page = new ArrayList<>();
    Batches<Row> batches =
        new Batches<>(officer, ROWS, query.limit() + 1, query, absent, this::row, Row::at);
    boolean more =
        !batches.each(
            row ->
                parts.wall().hides(row.subject(), officer)
                    || (page.size() < query.limit() && page.add(row)));
    return new DutyPage(
        page.stream().map(row -> duty(row, officer, absent, locale)).toList(),
        more ? page.getLast().at().toString() : null);
  }

  DutyOverview overview(OfficerPrincipal officer, Locale locale) {
    LocalDate today = today(officer);
    List<Officer> absent = parts.substitutes().absentFor(officer.officer());
    return remembered.of(
        new RememberedOverviews.Asked(officer, absent, today, locale),
        () -> survey(officer, absent, today, locale));
  }

  private RememberedOverviews.Made survey(
      OfficerPrincipal officer, List<Officer> absent, LocalDate today, Locale locale) {
    DutySurvey survey = new DutySurvey(parts, officer, today, locale);
    Batches<CountedRow> batches =
        new Batches<>(
            officer, COUNTED, COUNTED_AT_ONCE, ALL, absent, this::countedRow, CountedRow::at);
    boolean _ = batches.each(row -> parts.wall().hides(row.subject(), officer) || survey.add(row));
    return new RememberedOverviews.Made(survey.overview(), survey.rows());
  }

  /// The rows of a query, in order, a batch a round trip.
  private final class Batches<T> {
    private final OfficerPrincipal officer;
    private final String sql;
    private final int size;
    private final DutyQuery query;
    private final List<Officer> absent;
    private final RowMapper<T> mapper;
    private final Function<T, Cursor> at;

    Batches(
        OfficerPrincipal officer,
        String sql,
        int size,
        DutyQuery query,
        List<Officer> absent,
        RowMapper<T> mapper,
        Function<T, Cursor> at) {
      this.officer = officer;
      this.sql = sql;
      this.size = size;
      this.query = query;
      this.absent = absent;
      this.mapper = mapper;
      this.at = at;
    }

    /// Goes through them until `taken` refuses one.
    ///
    /// @return whether it went through to the end
    boolean each(Predicate<T> taken) {
      Cursor after = query.after().orElse(START);
      while (true) {
        List<T> rows = asked(sql, officer, absent, query, after, size).rows(dataSource, mapper);
        for (T row : rows) {
          if (!taken.test(row)) {
            return false;
          }
        }
        if (rows.size() < size) {
          return true;
        }
        after = at.apply(rows.getLast());
      }
    }
  }

  private DutyPage.Duty duty(
      Row row, OfficerPrincipal officer, List<Officer> absent, Locale locale) {
    Rulebook rulebook = parts.rulebooks().of(row.rulebook());
    LocalDate today = Taking.dayOf(rulebook, parts.legalTime().now());
    LocalDate due = row.at().on();
    return new DutyPage.Duty(
        row.matterNumber(),
        new MatterView.Named(
            row.clock(),
            Objects.requireNonNull(rulebook.clocks().get(row.clock())).title().in(locale)),
        new MatterView.Named(row.stage(), stage(rulebook, row.stage(), locale)),
        row.role(),
        row.topic().orElse(null),
        row.place().orElse(null),
        row.start(),
        due,
        row.provisional(),
        today.isAfter(due) ? Math.toIntExact(ChronoUnit.DAYS.between(due, today)) : 0,
        unitName(row, locale),
        officerName(row),
        officer.officer().equals(row.officer()),
        coverFor(row, officer, absent),
        can(rulebook, row, officer));
  }

  private @Nullable String unitName(Row row, Locale locale) {
    return Optional.ofNullable(row.unit())
        .flatMap(parts.directory()::unit)
        .map(unit -> new Texts(unit.name().zh(), unit.name().en()).in(locale))
        .orElse(null);
  }

  private @Nullable String officerName(Row row) {
    return Optional.ofNullable(row.officer())
        .flatMap(parts.directory()::officer)
        .map(Officer::name)
        .orElse(null);
  }

  private List<String> can(Rulebook rulebook, Row row, OfficerPrincipal officer) {
    return officer.roles().stream()
        .map(role -> Actor.officer(role.id(), officer.institution(), officer.officer()))
        .flatMap(
            actor -> parts.open(rulebook, row.subject(), actor, parts.legalTime().now()).stream())
        .map(ActDefinition::id)
        .distinct()
        .sorted()
        .toList();
  }

  static String stage(Rulebook rulebook, String stage, Locale locale) {
    return Objects.requireNonNull(rulebook.stages().get(stage)).title().in(locale);
  }

  private static @Nullable String coverFor(
      Row row, OfficerPrincipal officer, List<Officer> absent) {
    return absent.stream()
        .filter(
            away ->
                away.id().equals(row.officer())
                    || (row.officer() == null
                        && row.unit() != null
                        && row.unit().equals(away.unit())
                        && !row.unit().equals(officer.unit())))
        .map(Officer::name)
        .findFirst()
        .orElse(null);
  }

  /// Fills in the query for one batch.
  Flight asked(
      String rows,
      OfficerPrincipal officer,
      List<Officer> absent,
      DutyQuery query,
      Cursor after,
      int limit) {
    boolean whole = Power.ALL_UNITS.isHeldBy(officer.roles());
    String place = query.place();
    MapSqlParameterSource named =
        new MapSqlParameterSource("institution", officer.institution())
            .addValue("roles", roles(officer))
            .addValue("whole", whole)
            .addValue("unit", Objects.requireNonNullElse(officer.unit(), NO_UNIT))
            .addValue("units", units(officer, absent))
            .addValue("officers", officers(officer, absent))
            .addValue("ownUnit", query.unit())
            .addValue("stage", Objects.requireNonNullElse(query.stage(), ""))
            .addValue("topic", Objects.requireNonNullElse(query.topic(), ""))
            .addValue("somewhere", place != null)
            .addValue("places", places(place))
            .addValue("clock", Objects.requireNonNullElse(query.clock(), ""))
            .addValue("lateBefore", query.late() ? today(officer) : LocalDate.of(9999, 12, 31))
            .addValue("due", after.on())
            .addValue("authority", after.authority())
            .addValue("matter", after.matter())
            .addValue("number", after.number())
            .addValue("limit", limit);
    ParsedSql known = PARSED.get(rows);
    ParsedSql parsed = known == null ? NamedParameterUtils.parseSqlStatement(rows) : known;
    return Flight.as(parts.bound(officer))
        .add(IN_ORDER)
        .add(
            NamedParameterUtils.substituteNamedParameters(parsed, named),
            NamedParameterUtils.buildValueArray(parsed, named, null));
  }

  private static UUID[] units(OfficerPrincipal officer, List<Officer> absent) {
    List<UUID> units = new ArrayList<>();
    if (officer.unit() != null) {
      units.add(officer.unit());
    }
    absent.stream().map(Officer::unit).filter(Objects::nonNull).forEach(units::add);
    return units.toArray(UUID[]::new);
  }

  private static UUID[] officers(OfficerPrincipal officer, List<Officer> absent) {
    List<UUID> officers = new ArrayList<>(List.of(officer.officer()));
    absent.forEach(away -> officers.add(away.id()));
    return officers.toArray(UUID[]::new);
  }

  private String[] places(@Nullable String place) {
    return place == null ? new String[0] : parts.gazetteer().within(place).toArray(String[]::new);
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

  ZoneId zone(OfficerPrincipal officer) {
    return parts
        .directory()
        .institution(officer.institution())
        .flatMap(institution -> parts.rulebooks().inForce(institution.id()))
        .map(Rulebook::zone)
        .orElseThrow();
  }

  LocalDate today(OfficerPrincipal officer) {
    return parts
        .directory()
        .institution(officer.institution())
        .flatMap(institution -> parts.rulebooks().inForce(institution.id()))
        .map(rulebook -> Taking.dayOf(rulebook, parts.legalTime().now()))
        .orElseThrow();
  }

  private static Cursor cursor(ResultSet rs) throws SQLException {
    return new Cursor(
        rs.getObject("due", LocalDate.class),
        rs.getString("authority"),
        rs.getObject("matter", UUID.class),
        rs.getInt("number"));
  }

  private CountedRow countedRow(ResultSet rs, int n) throws SQLException {
    return new CountedRow(
        cursor(rs),
        rs.getString("rulebook"),
        rs.getString("stage"),
        Optional.ofNullable(rs.getString("topic")),
        Optional.ofNullable(rs.getString("place")),
        MatterStore.subjectOfColumns(rs, states));
  }

  private Row row(ResultSet rs, int n) throws SQLException {
    return new Row(
        cursor(rs),
        rs.getString("matter_number"),
        rs.getString("rulebook"),
        rs.getString("clock"),
        rs.getString("role"),
        rs.getObject("unit", UUID.class),
        rs.getObject("officer", UUID.class),
        rs.getObject("start", LocalDate.class),
        rs.getBoolean("provisional"),
        rs.getString("stage"),
        Optional.ofNullable(rs.getString("topic")),
        Optional.ofNullable(rs.getString("place")),
        MatterStore.subject(rs, states));
  }
}
