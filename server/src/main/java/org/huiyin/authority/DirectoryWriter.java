package org.huiyin.authority;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.huiyin.ledger.Salt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Writes the directory. Each method makes the row what the value says, whether it was there or
/// not.
final class DirectoryWriter {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;

  DirectoryWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  /// Waits for whoever changes the directory now, and keeps others waiting until the transaction
  /// ends.
  void lock() {
    jdbc.sql("select version from directory_version for update").query(Long.class).single();
  }

  void count() {
    jdbc.sql("update directory_version set version = version + 1").update();
  }

  void put(Institution institution) {
    named(
            """
            insert into institution (id, authority, code, name_zh, name_en, sort_key, superior,
              superior_outside, competent_for_accusations, rulebook, head, phone, address, active,
              approves_answers)
            values (:id, :authority, :code, :zh, :en, :sort, :superior, :superiorOutside,
              :competent, :rulebook, :head, :phone, :address, :active, :approves)
            on conflict (id) do update set authority = excluded.authority, code = excluded.code,
              name_zh = excluded.name_zh, name_en = excluded.name_en, sort_key = excluded.sort_key,
              superior = excluded.superior, superior_outside = excluded.superior_outside,
              competent_for_accusations = excluded.competent_for_accusations,
              rulebook = excluded.rulebook, head = excluded.head, phone = excluded.phone,
              address = excluded.address, active = excluded.active,
              approves_answers = excluded.approves_answers
            """,
            institution.name())
        .param("id", institution.id())
        .param("authority", institution.authority())
        .param("code", institution.code())
        .param("superior", institution.superior())
        .param("superiorOutside", institution.superiorOutside())
        .param("competent", institution.competentForAccusations())
        .param("rulebook", institution.rulebook())
        .param("head", institution.head())
        .param("phone", institution.phone())
        .param("address", institution.address())
        .param("active", institution.active())
        .param("approves", institution.approvesAnswers())
        .update();
  }

  void put(Unit unit) {
    named(
            """
            insert into unit (id, institution, name_zh, name_en, sort_key, active)
            values (:id, :institution, :zh, :en, :sort, :active)
            on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
              sort_key = excluded.sort_key, active = excluded.active
            """,
            unit.name())
        .param("id", unit.id())
        .param("institution", unit.institution())
        .param("active", unit.active())
        .update();
  }

  void put(Topic topic) {
    named(
            """
            insert into topic (id, institution, code, name_zh, name_en, sort_key, active)
            values (:id, :institution, :code, :zh, :en, :sort, :active)
            on conflict (id) do update set code = excluded.code, name_zh = excluded.name_zh,
              name_en = excluded.name_en, sort_key = excluded.sort_key, active = excluded.active
            """,
            topic.name())
        .param("id", topic.id())
        .param("institution", topic.institution())
        .param("code", topic.code())
        .param("active", topic.active())
        .update();
  }

  void put(Officer officer) {
    jdbc.sql(
            """
            insert into officer (id, institution, unit, name, sort_key, login, active)
            values (:id, :institution, :unit, :name, :sort, :login, :active)
            on conflict (id) do update set unit = excluded.unit, name = excluded.name,
              sort_key = excluded.sort_key, login = excluded.login, active = excluded.active
            """)
        .param("id", officer.id())
        .param("institution", officer.institution())
        .param("unit", officer.unit())
        .param("name", officer.name())
        .param("sort", SortKey.of(officer.name()))
        .param("login", officer.login())
        .param("active", officer.active())
        .update();
    roles(officer);
    subordinates(officer);
  }

  void put(HouseDates dates) {
    jdbc.sql("delete from house_date where institution = ?").param(dates.institution()).update();
    dates
        .lengths()
        .forEach(
            (clock, length) ->
                jdbc.sql("insert into house_date (institution, clock, length) values (?, ?, ?)")
                    .params(dates.institution(), clock, length)
                    .update());
  }

  void put(AnswerTexts templates) {
    jdbc.sql("delete from answer_template where institution = ?")
        .param(templates.institution())
        .update();
    templates
        .texts()
        .forEach(
            (part, words) ->
                jdbc.sql("insert into answer_template (institution, part, words) values (?, ?, ?)")
                    .params(templates.institution(), part, words)
                    .update());
  }

  void put(EditionPlan plan) {
    jdbc.sql("delete from edition_start where institution = ?").param(plan.institution()).update();
    plan.starts()
        .forEach(
            start ->
                jdbc.sql(
                        """
                        insert into edition_start
                          (institution, rulebook, starts_on, edition, digest, knowing)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                    .params(
                        plan.institution(),
                        start.rulebook(),
                        start.from(),
                        start.edition(),
                        start.digest(),
                        start.knowing())
                    .update());
    jdbc.sql("update edition_version set version = version + 1").update();
  }

  private void roles(Officer officer) {
    jdbc.sql("delete from officer_role where officer = ?").param(officer.id()).update();
    for (Role role : officer.roles()) {
      jdbc.sql("insert into officer_role (officer, role) values (?, ?)")
          .params(officer.id(), role.id())
          .update();
    }
  }

  private void subordinates(Officer officer) {
    jdbc.sql("delete from directs where officer = ?").param(officer.id()).update();
    for (UUID subordinate : officer.subordinates()) {
      jdbc.sql("insert into directs (institution, officer, subordinate) values (?, ?, ?)")
          .params(officer.institution(), officer.id(), subordinate)
          .update();
    }
  }

  /// One entry of the public record.
  ///
  /// @param what kind and verb, such as `unit.changed`
  /// @param details JSON
  /// @param tookEffect false for what was only proposed
  record Entry(
      String what, String details, Manner manner, boolean tookEffect, @Nullable UUID proposedBy) {

    /// Of something that one alone has done.
    Entry(String what, String details) {
      this(what, details, Manner.ALONE, true, null);
    }
  }

  /// Appends to the public record, as whoever is bound to the transaction, and commits to it.
  void record(LocalDate on, Instant at, Entry entry) {
    ChangeFacts facts =
        new ChangeFacts(
            UUID.randomUUID(),
            on,
            at.truncatedTo(ChronoUnit.MICROS),
            jdbc.sql("select principal()").query(String.class).single(),
            entry.what(),
            entry.details(),
            entry.manner(),
            entry.tookEffect(),
            entry.proposedBy());
    Salt salt = Salt.random(RANDOM);
    jdbc.sql(
            """
            insert into configuration_change (id, changed_on, changed_at, what, details, manner,
              took_effect, proposed_by, salt, commitment)
            values (:id, :on, :at, :what, :details, :manner, :tookEffect, :proposedBy, :salt,
              :commitment)
            """)
        .param("id", facts.id())
        .param("on", on)
        .param("at", OffsetDateTime.ofInstant(facts.at(), ZoneOffset.UTC))
        .param("what", entry.what())
        .param("details", entry.details())
        .param("manner", entry.manner().id())
        .param("tookEffect", entry.tookEffect())
        .param("proposedBy", entry.proposedBy())
        .param("salt", salt.bytes())
        .param("commitment", facts.committedWith(salt).hash().bytes())
        .update();
  }

  private StatementSpec named(String sql, Name name) {
    return jdbc.sql(sql)
        .param("zh", name.zh())
        .param("en", name.en())
        .param("sort", SortKey.of(name.zh()));
  }
}
