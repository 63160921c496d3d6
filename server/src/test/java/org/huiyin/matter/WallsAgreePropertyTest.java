package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Cover;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.database.TestDatabase;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The two walls are one: over random trees, officers and matters, the database shows each officer
/// the matters that [Wall] shows them, with their journals and duties, and no other.
class WallsAgreePropertyTest {

  private static final int INSTITUTIONS = 10;
  private static final int OFFICERS = 50;
  private static final int MATTERS = 400;
  private static final int WORDS = 10;
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 10);
  private static final List<String> SEATS =
      List.of("registering", "responsible", "reviewing", "re-reviewing", "hall");
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final List<Institution> institutions = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<Officer> officers = new ArrayList<>();
  private final List<Cover> covers = new ArrayList<>();
  private final Map<UUID, Wall.Subject> matters = new HashMap<>();
  private Random random = new Random(0);

  @BeforeAll
  static void aRulebook() {
    DATABASE.run("insert into rulebook values ('digest', 'cn-xinfang', '1', 'x', '2026-01-01')");
  }

  private static UUID id(int kind, int n) {
    return new UUID(kind, n);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private UUID anInstitution() {
    return id(1, random.nextInt(INSTITUTIONS));
  }

  private UUID anOfficer() {
    return id(3, random.nextInt(OFFICERS));
  }

  private UUID aUnit() {
    return id(2, random.nextInt(2 * INSTITUTIONS));
  }

  private void aTree() {
    institutions.clear();
    units.clear();
    officers.clear();
    covers.clear();
    for (int i = 0; i < OFFICERS; i++) {
      officers.add(officer(i));
    }
    for (int i = 0; i < INSTITUTIONS; i++) {
      institutions.add(institution(i));
      units.add(new Unit(id(2, 2 * i), id(1, i), new Name("科", "Unit"), true));
      units.add(new Unit(id(2, 2 * i + 1), id(1, i), new Name("科", "Unit"), true));
    }
    for (int i = 0; i < 30; i++) {
      cover(i);
    }
  }

  private Institution institution(int i) {
    UUID superior = i == 0 || oneIn(6) ? null : id(1, random.nextInt(i));
    return new Institution(
        id(1, i),
        "990123",
        "i" + i,
        new Name("机关", "Institution"),
        superior,
        superior == null ? "省" : null,
        null,
        "cn-xinfang",
        oneIn(2) ? id(3, i + INSTITUTIONS * random.nextInt(OFFICERS / INSTITUTIONS)) : null,
        null,
        null,
        !oneIn(8));
  }

  /// Officer i works at institution i modulo their number; directs some of those with a higher
  /// number there.
  private Officer officer(int i) {
    int at = i % INSTITUTIONS;
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (int n = random.nextInt(3); n >= 0; n--) {
      roles.add(any(List.of(Role.values())));
    }
    Set<UUID> directed = new HashSet<>();
    for (int below = i + INSTITUTIONS; below < OFFICERS; below += INSTITUTIONS) {
      if (oneIn(3)) {
        directed.add(id(3, below));
      }
    }
    return new Officer(
        id(3, i),
        id(1, at),
        oneIn(3) ? null : id(2, 2 * at + random.nextInt(2)),
        "n",
        "o" + i,
        roles,
        directed,
        !oneIn(12));
  }

  private void cover(int n) {
    int officer = random.nextInt(OFFICERS);
    int substitute = (officer + INSTITUTIONS * (1 + random.nextInt(3))) % OFFICERS;
    if (substitute != officer) {
      LocalDate from = TODAY.minusDays(random.nextInt(4));
      covers.add(
          new Cover(
              id(4, n), id(3, officer), id(3, substitute), from, from.plusDays(random.nextInt(4))));
    }
  }

  private void someMatters() {
    matters.clear();
    for (int i = 0; i < MATTERS; i++) {
      matters.put(id(5, i), matter());
    }
  }

  private Wall.Subject matter() {
    List<Effect> effects = new ArrayList<>();
    for (String seat : SEATS) {
      if (oneIn(seat.equals("hall") ? 8 : 2)) {
        effects.add(new Effect.SeatTaken(seat, anInstitution()));
        if (oneIn(2)) {
          effects.add(assigned(seat));
        }
      }
    }
    while (oneIn(4)) {
      effects.add(new Effect.Recused(anOfficer()));
    }
    return new Wall.Subject(
        any(List.of(Relation.values())),
        new Filing.About(
            oneIn(3) ? anInstitution() : null,
            oneIn(4) ? aUnit() : null,
            oneIn(3) ? anOfficer() : null,
            false),
        new Walled(
            oneIn(6) ? Set.of(anInstitution()) : Set.of(),
            oneIn(6) ? Set.of(anOfficer()) : Set.of()),
        State.NONE.after(effects));
  }

  private Effect assigned(String seat) {
    return switch (random.nextInt(3)) {
      case 0 -> new Effect.Assigned(seat, aUnit(), null);
      case 1 -> new Effect.Assigned(seat, null, anOfficer());
      default -> new Effect.Assigned(seat, aUnit(), anOfficer());
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void showEachOfficerTheSame(int seed) throws SQLException {
    random = new Random(seed);
    aTree();
    someMatters();
    stored();
    Directory directory =
        Directory.of(
            new Directory.Content(institutions, units, List.of(), officers, List.of(), covers));
    Wall wall =
        new Wall(
            directory,
            substitute ->
                directory.coversBy(substitute).stream()
                    .filter(cover -> cover.isOn(TODAY))
                    .flatMap(cover -> directory.officer(cover.officer()).stream())
                    .toList());
    int shown = 0;
    try (Connection server = DATABASE.server()) {
      DataSource one = new SingleConnectionDataSource(server, true);
      for (Officer officer : officers) {
        Set<UUID> seen = officer.active() ? seen(wall, officer) : Set.of();
        shown += seen.size();
        Bound bound = new Bound("officer:" + officer.id(), TODAY);
        for (String asked :
            List.of(
                "select id from matter", "select matter from journal", "select matter from duty")) {
          assertThat(
                  new TreeSet<>(
                      Flight.as(bound)
                          .add(asked)
                          .rows(one, (rs, n) -> rs.getObject(1, UUID.class))))
              .as("seed %d, %s: %s", seed, officer, asked)
              .isEqualTo(new TreeSet<>(seen));
        }
        assertThat(found(one, bound))
            .as("seed %d, %s: search", seed, officer)
            .isEqualTo(new TreeSet<>(seen));
      }
    }
    assertThat(shown).as("not everything is hidden").isGreaterThan(MATTERS);
  }

  /// By one search for each word, since a search gives fifty at most.
  private static Set<UUID> found(DataSource one, Bound bound) {
    Set<UUID> found = new TreeSet<>();
    for (int word = 0; word < WORDS; word++) {
      found.addAll(
          Flight.as(bound)
              .add("select matter from search(?, '{}')", "'w" + word + "'")
              .rows(one, (rs, n) -> rs.getObject(1, UUID.class)));
    }
    return found;
  }

  private Set<UUID> seen(Wall wall, Officer officer) {
    OfficerPrincipal principal =
        new OfficerPrincipal(
            officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
    return matters.entrySet().stream()
        .filter(matter -> !wall.hides(matter.getValue(), principal))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void stored() throws SQLException {
    try (Connection owner = DATABASE.owner()) {
      try (Statement statement = owner.createStatement()) {
        statement.execute(
            """
            truncate matter, journal, duty, party, outbox, evidence, draft, institution, unit, officer,
              officer_role, directs, cover cascade
            """);
        statement.execute("begin");
      }
      for (Institution each : institutions) {
        run(
            owner,
            """
            insert into institution (id, authority, code, name_zh, name_en, sort_key, superior,
              superior_outside, rulebook, active) values (?, '990123', ?, 'x', 'x', 'x', ?, ?, 'x', ?)
            """,
            each.id(),
            each.code(),
            each.superior(),
            each.superiorOutside(),
            each.active());
      }
      for (Unit each : units) {
        run(
            owner,
            "insert into unit values (?, ?, 'x', 'x', 'x', true)",
            each.id(),
            each.institution());
      }
      for (Officer each : officers) {
        run(
            owner,
            "insert into officer values (?, ?, ?, 'x', 'x', ?, ?)",
            each.id(),
            each.institution(),
            each.unit(),
            each.login(),
            each.active());
        for (Role role : each.roles()) {
          run(owner, "insert into officer_role values (?, ?)", each.id(), role.id());
        }
      }
      for (Officer each : officers) {
        for (UUID directed : each.subordinates()) {
          run(
              owner,
              "insert into directs values (?, ?, ?)",
              each.institution(),
              each.id(),
              directed);
        }
      }
      for (Institution each : institutions) {
        run(owner, "update institution set head = ? where id = ?", each.head(), each.id());
      }
      for (Cover each : covers) {
        run(
            owner,
            """
            insert into cover (id, institution, officer, substitute, from_on, until_on, set_at)
            values (?, (select institution from officer where id = ?), ?, ?, ?, ?, '2026-01-01')
            """,
            each.id(),
            each.officer(),
            each.officer(),
            each.substitute(),
            Date.valueOf(each.from()),
            Date.valueOf(each.until()));
      }
      for (Map.Entry<UUID, Wall.Subject> each : matters.entrySet()) {
        stored(owner, each.getKey(), each.getValue());
        searched(owner, each.getKey(), each.getValue());
      }
      try (Statement statement = owner.createStatement()) {
        statement.execute("commit");
      }
    }
  }

  private static void stored(Connection owner, UUID id, Wall.Subject matter) throws SQLException {
    Map<String, UUID> seats = matter.state().seats();
    run(
        owner,
        """
        insert into matter (authority, id, number, kind, relation, about_institution, about_unit,
          about_officer, walled, walled_officers, anonymous, channel, rulebook, key_mac, wrapped_key,
          opened_on, fold_version, last_seq, version, last_on, stage, registering, responsible,
          reviewing, re_reviewing, recused, state)
        values ('990123', ?, ?, 'remedy', ?, ?, ?, ?, ?, ?, false, 'web', 'digest', '', '',
          '2026-01-01', 1, 1, 1, '2026-01-01', 'x', ?, ?, ?, ?, ?, ?)
        """,
        id,
        id.toString(),
        matter.relation().id(),
        matter.about().institution(),
        matter.about().unit(),
        matter.about().officer(),
        ids(owner, matter.walled().institutions()),
        ids(owner, matter.walled().officers()),
        seats.get("registering"),
        seats.get("responsible"),
        seats.get("reviewing"),
        seats.get("re-reviewing"),
        ids(owner, matter.state().recused()),
        new StateCodec().encode(matter.state()));
    run(
        owner,
        """
        insert into journal (authority, matter, seq, encoding_version, facts, commitment)
        values ('990123', ?, 1, 1, '{}', sha256(gen_random_uuid()::text::bytea))
        """,
        id);
    run(
        owner,
        """
        insert into duty (authority, matter, number, clock, promise, is_window, role, start, due,
          provisional, stage)
        values ('990123', ?, 1, 'answer', 0, false, 'handler', '2026-01-01', '2026-03-01', false, 'x')
        """,
        id);
  }

  private static void searched(Connection owner, UUID id, Wall.Subject matter) throws SQLException {
    MatterRecord.Identity identity =
        new MatterRecord.Identity(
            "990123",
            id,
            "n",
            "remedy",
            matter.relation(),
            matter.about(),
            false,
            "web",
            null,
            null,
            "digest",
            Sealing.WrappedKey.of(new byte[0]),
            LocalDate.of(2026, 1, 1));
    run(
        owner,
        "insert into matter_words values ('990123', ?, '2026-01-01', ?::tsvector, ?)",
        id,
        "w" + id.getLeastSignificantBits() % WORDS + ":1A",
        owner.createArrayOf(
            "text", SearchRow.marks(identity, matter.state(), List.of()).toArray()));
  }

  private static java.sql.Array ids(Connection owner, Set<UUID> ids) throws SQLException {
    return owner.createArrayOf("uuid", ids.toArray());
  }

  private static void run(Connection owner, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
