package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.RoleDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.springframework.context.MessageSource;

/// Who did what when, in the matters of an auditor's institution and of those below it.
///
/// Facts of the journal only: number, act, role, officer, legal day; readings too. No text, no
/// identity, and of complainants the name of the act and no more (R3: it is officers' official
/// acts that may be traced). A matter that accuses the auditor's institution, or from which the
/// auditor is walled off otherwise, isn't in it, and pages are filled up with what lies behind,
/// so that none tells how many were hidden (R2). Thread-safe.
public final class OfficialActs {

  private static final int BATCH = 200;
  private static final Cursor START =
      new Cursor(LocalDate.of(9999, 12, 31), "~", new UUID(-1, -1), Integer.MAX_VALUE);

  /// What the index of V080 is made of, letter by letter.
  private static final String ROWS =
      """
      select j.authority, j.matter, j.seq, j.facts, m.number, m.rulebook, m.relation,
        m.about_institution, m.about_unit, m.about_officer, m.walled, m.walled_officers,
        m.state
      from journal j join matter m on m.authority = j.authority and m.id = j.matter
      where (j.facts::jsonb ->> 'on') collate "C" between ? and ?
        and (? = '' or (j.facts::jsonb #>> '{by,officer}') collate "C" = ?)
        and (? = '' or j.facts::jsonb #>> '{by,role}' = ?)
        and (? = '' or j.facts::jsonb ->> 'act' = ?)
        and j.facts::jsonb #>> '{by,role}' <> 'system'
        and array[m.registering, m.responsible, m.reviewing, m.re_reviewing] && ?
        and ((j.facts::jsonb ->> 'on') collate "C", j.authority, j.matter, j.seq) < (?, ?, ?, ?)
      order by (j.facts::jsonb ->> 'on') collate "C" desc, j.authority desc, j.matter desc, j.seq desc
      limit ?
      """;

  private final DataSource dataSource;
  private final Parts parts;
  private final StateCodec states;
  private final MessageSource messages;

  OfficialActs(DataSource dataSource, Parts parts, StateCodec states, MessageSource messages) {
    this.dataSource = dataSource;
    this.parts = parts;
    this.states = states;
    this.messages = messages;
  }

  private record Row(Cursor at, String number, String rulebook, Facts facts, Wall.Subject of) {}

  /// The acts that an auditor asks for, the latest first.
  public OfficialAct.Page of(OfficerPrincipal auditor, OfficialActQuery query, Locale locale) {
    List<Row> page = new ArrayList<>();
    boolean more = collect(auditor, query, page);
    return new OfficialAct.Page(
        page.stream().map(row -> act(row, locale)).toList(),
        more ? page.getLast().at().toString() : null);
  }

  /// The officers of the auditor's institution and of those below it, by institution and name.
  public List<Officer> officers(OfficerPrincipal auditor) {
    return institutions(auditor).stream()
        .flatMap(institution -> parts.directory().officers(institution).stream())
        .filter(officer -> officer.roles().stream().anyMatch(role -> role.opensMatters()))
        .toList();
  }

  private List<UUID> institutions(OfficerPrincipal auditor) {
    return parts.directory().all().stream()
        .map(Institution::id)
        .filter(
            id ->
                id.equals(auditor.institution())
                    || parts.directory().isBelow(id, auditor.institution()))
        .toList();
  }

  private boolean collect(OfficerPrincipal auditor, OfficialActQuery query, List<Row> page) {
    Cursor after = query.after().orElse(START);
    while (true) {
      List<Row> rows = rows(auditor, query, after);
      for (Row row : rows) {
        if (!isHidden(row.of(), auditor)) {
          if (page.size() == query.limit()) {
            return true;
          }
          page.add(row);
        }
      }
      if (rows.size() < BATCH) {
        return false;
      }
      after = rows.getLast().at();
    }
  }

  private boolean isHidden(Wall.Subject matter, OfficerPrincipal auditor) {
    return parts.wall().isAccused(matter, auditor.institution())
        || parts.wall().isInvolved(matter, auditor.officer());
  }

  private List<Row> rows(OfficerPrincipal auditor, OfficialActQuery query, Cursor after) {
    String officer = query.officer() == null ? "" : query.officer().toString();
    String role = Objects.requireNonNullElse(query.role(), "");
    String act = Objects.requireNonNullElse(query.act(), "");
    return Flight.as(Bound.auditing(auditor))
        .add(
            ROWS,
            query.from().toString(),
            query.until().toString(),
            officer,
            officer,
            role,
            role,
            act,
            act,
            institutions(auditor).toArray(UUID[]::new),
            after.on().toString(),
            after.authority(),
            after.matter(),
            after.number(),
            BATCH)
        .rows(dataSource, (rs, i) -> row(rs));
  }

  private Row row(ResultSet rs) throws SQLException {
    Facts facts = Facts.decode(rs.getString("facts").getBytes(StandardCharsets.UTF_8));
    return new Row(
        new Cursor(facts.on(), facts.authority(), facts.matter(), facts.seq()),
        rs.getString("number"),
        rs.getString("rulebook"),
        facts,
        MatterStore.subject(rs, states));
  }

  private OfficialAct act(Row row, Locale locale) {
    Rulebook rulebook = parts.rulebooks().of(row.rulebook());
    Facts.By by = row.facts().by();
    return new OfficialAct(
        row.number(),
        row.facts().seq(),
        row.facts().on(),
        actNamed(rulebook, row.facts().act(), locale),
        roleNamed(rulebook, by.role(), locale),
        Optional.ofNullable(by.institution())
            .flatMap(parts.directory()::institution)
            .map(Institution::name)
            .map(name -> new Texts(name.zh(), name.en()).in(locale))
            .orElse(null),
        Optional.ofNullable(by.officer())
            .flatMap(parts.directory()::officer)
            .map(Officer::name)
            .orElse(null));
  }

  private MatterView.Named actNamed(Rulebook rulebook, String act, Locale locale) {
    ActDefinition definition = rulebook.acts().get(act);
    return new MatterView.Named(
        act,
        definition == null
            ? messages.getMessage("act." + act, null, locale)
            : definition.title().in(locale));
  }

  private MatterView.Named roleNamed(Rulebook rulebook, String role, Locale locale) {
    RoleDefinition definition = rulebook.roles().get(role);
    return new MatterView.Named(
        role,
        definition == null || role.equals(Post.COMPLAINANT)
            ? messages.getMessage("role." + role, null, locale)
            : definition.title().in(locale));
  }
}
