package org.huiyin.authority;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the directory from the database.
final class DirectoryReader {

  private record RoleOf(UUID officer, Role role) {}

  private record Directs(UUID officer, UUID subordinate) {}

  private final JdbcClient jdbc;

  DirectoryReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long version() {
    return jdbc.sql("select version from directory_version").query(Long.class).single();
  }

  Directory.Content content() {
    return new Directory.Content(
        institutions(),
        units(),
        topics(),
        officers(),
        houseDates(),
        covers(),
        editions(),
        editionVersion(),
        answerTexts());
  }

  private List<Institution> institutions() {
    return jdbc.sql(
            """
            select id, authority, code, name_zh, name_en, superior, superior_outside,
              competent_for_accusations, rulebook, head, phone, address, active,
              approves_answers
            from institution
            """)
        .query(
            (row, n) ->
                new Institution(
                    row.getObject("id", UUID.class),
                    row.getString("authority"),
                    row.getString("code"),
                    name(row),
                    row.getObject("superior", UUID.class),
                    row.getString("superior_outside"),
                    row.getString("competent_for_accusations"),
                    row.getString("rulebook"),
                    row.getObject("head", UUID.class),
                    row.getString("phone"),
                    row.getString("address"),
                    row.getBoolean("active"),
                    row.getBoolean("approves_answers")))
        .list();
  }

  private List<Unit> units() {
    return jdbc.sql("select id, institution, name_zh, name_en, active from unit")
        .query(
            (row, n) ->
                new Unit(
                    row.getObject("id", UUID.class),
                    row.getObject("institution", UUID.class),
                    name(row),
                    row.getBoolean("active")))
        .list();
  }

  private List<Topic> topics() {
    return jdbc.sql("select id, institution, code, name_zh, name_en, active from topic")
        .query(
            (row, n) ->
                new Topic(
                    row.getObject("id", UUID.class),
                    row.getObject("institution", UUID.class),
                    row.getString("code"),
                    name(row),
                    row.getBoolean("active")))
        .list();
  }

  private List<EditionPlan> editions() {
    Map<UUID, List<EditionPlan.Start>> starts = new HashMap<>();
    jdbc.sql(
            """
            select institution, starts_on, rulebook, edition, digest, knowing from edition_start
            """)
        .query(
            row -> {
              starts
                  .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                  .add(
                      new EditionPlan.Start(
                          row.getObject(2, LocalDate.class),
                          row.getString(3),
                          row.getString(4),
                          row.getString(5),
                          row.getBoolean(6)));
            });
    return starts.entrySet().stream()
        .map(plan -> new EditionPlan(plan.getKey(), plan.getValue()))
        .toList();
  }

  private long editionVersion() {
    return jdbc.sql("select version from edition_version").query(Long.class).single();
  }

  private List<HouseDates> houseDates() {
    Map<UUID, Map<String, String>> lengths = new HashMap<>();
    jdbc.sql("select institution, clock, length from house_date")
        .query(
            row -> {
              lengths
                  .computeIfAbsent(row.getObject("institution", UUID.class), id -> new HashMap<>())
                  .put(row.getString("clock"), row.getString("length"));
            });
    return lengths.entrySet().stream()
        .map(entry -> new HouseDates(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<AnswerTexts> answerTexts() {
    Map<UUID, Map<String, String>> texts = new HashMap<>();
    jdbc.sql("select institution, part, words from answer_template")
        .query(
            row -> {
              texts
                  .computeIfAbsent(row.getObject("institution", UUID.class), id -> new HashMap<>())
                  .put(row.getString("part"), row.getString("words"));
            });
    return texts.entrySet().stream()
        .map(entry -> new AnswerTexts(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Cover> covers() {
    return jdbc.sql(
            "select id, officer, substitute, from_on, until_on from cover where ended_at is null")
        .query(
            (row, n) ->
                new Cover(
                    row.getObject("id", UUID.class),
                    row.getObject("officer", UUID.class),
                    row.getObject("substitute", UUID.class),
                    row.getObject("from_on", LocalDate.class),
                    row.getObject("until_on", LocalDate.class)))
        .list();
  }

  private List<Officer> officers() {
    Map<UUID, Set<Role>> roles = roles();
    Map<UUID, Set<UUID>> subordinates = subordinates();
    return jdbc.sql("select id, institution, unit, name, login, active from officer")
        .query((row, n) -> officer(row, roles, subordinates))
        .list();
  }

  private static Officer officer(
      ResultSet row, Map<UUID, Set<Role>> roles, Map<UUID, Set<UUID>> subordinates)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Officer(
        id,
        row.getObject("institution", UUID.class),
        row.getObject("unit", UUID.class),
        row.getString("name"),
        row.getString("login"),
        roles.getOrDefault(id, Set.of()),
        subordinates.getOrDefault(id, Set.of()),
        row.getBoolean("active"));
  }

  private Map<UUID, Set<Role>> roles() {
    return jdbc
        .sql("select officer, role from officer_role")
        .query(
            (row, n) ->
                new RoleOf(row.getObject(1, UUID.class), Role.of(row.getString(2)).orElseThrow()))
        .stream()
        .collect(groupingBy(RoleOf::officer, mapping(RoleOf::role, toSet())));
  }

  private Map<UUID, Set<UUID>> subordinates() {
    return jdbc
        .sql("select officer, subordinate from directs")
        .query((row, n) -> new Directs(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .stream()
        .collect(groupingBy(Directs::officer, mapping(Directs::subordinate, toSet())));
  }

  private static Name name(ResultSet row) throws SQLException {
    return new Name(row.getString("name_zh"), row.getString("name_en"));
  }
}
