package org.huiyin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The least that any product would write when a case is brought: a case of about 600 bytes, an
/// entry of its journal and a notice, one transaction, with serial keys, one queue to sort by and
/// foreign keys. Nothing is sealed and nobody is asked who they are. In a schema of its own beside
/// the server's tables.
final class ThreeRows {

  /// For `pgbench`: as many round trips as statements.
  static final String SCRIPT =
      """
      \\set h random(1, 20)
      \\set d random(1, 90)
      begin;
      insert into floor.cases (title, body, category, handler, due)
        values ('Created case', '%s', 1, :h, date '2026-12-01' + CAST(:d AS integer))
        returning id \\gset
      insert into floor.journal (case_id, actor, kind, data)
        values (:id, :h, 'created', '{"title":"Created case","category":1}');
      insert into floor.outbox (case_id, topic, payload)
        values (:id, 'case.created', '{"to":"handler","template":"case-created"}');
      commit;
      """
          .formatted("lirapeko pepevake wevu docaga bumeki kowanu ".repeat(14).strip());

  private ThreeRows() {}

  static void make(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          """
          create schema floor;
          create table floor.cases (
            id bigserial primary key, title text not null, body text not null, category int not null,
            handler int not null, status text not null default 'open', due date not null,
            created timestamptz not null default now());
          create index on floor.cases (handler, status, due, id);
          create table floor.journal (
            id bigserial primary key, case_id bigint not null references floor.cases,
            at timestamptz not null default now(), actor int not null, kind text not null,
            data jsonb not null);
          create index on floor.journal (case_id);
          create table floor.outbox (
            id bigserial primary key, case_id bigint not null references floor.cases,
            topic text not null, payload jsonb not null, created timestamptz not null default now(),
            sent timestamptz);
          create index on floor.outbox (id) where sent is null;
          insert into floor.cases (title, body, category, handler, due)
            select 'Case ' || n, repeat('abcdefghi ', 60), n % 6 + 1, n % 20 + 1,
              date '2026-01-01' + n % 90
            from generate_series(1, 10000) n;
          insert into floor.journal (case_id, actor, kind, data)
            select id, handler, 'created', '{}' from floor.cases;
          grant usage on schema floor to huiyin_server;
          grant select, insert on all tables in schema floor to huiyin_server;
          grant usage on all sequences in schema floor to huiyin_server;
          analyze floor.cases, floor.journal, floor.outbox;
          """);
    }
  }
}
