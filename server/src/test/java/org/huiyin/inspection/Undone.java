package org.huiyin.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Tables, and what this node has vouched for, as they were: put back when it is closed.
final class Undone implements AutoCloseable {

  private final LivedThrough county;
  private final List<String> tables;
  private final Path noted;
  private final String note;

  Undone(LivedThrough county) {
    this.county = county;
    this.noted = county.noted();
    this.tables =
        county.rows(
            """
            select relname from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
              and (relname like 'ledger%' or relname in ('configuration_change', 'rulebook', 'topic')
                or exists (select from pg_attribute a
                  where a.attrelid = pg_class.oid and a.attname = 'authority'))
            order by relname
            """);
    try {
      note = Files.readString(noted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder sql =
        new StringBuilder("drop schema if exists saved cascade; create schema saved;");
    tables.forEach(
        table -> sql.append("create table saved.%1$s as table public.%1$s;".formatted(table)));
    county.run(sql.toString());
  }

  @Override
  public void close() {
    StringBuilder sql = new StringBuilder("begin;");
    for (String table : tables) {
      String columns =
          String.join(
              ", ",
              county.rows(
                  """
                  select quote_ident(column_name) from information_schema.columns
                  where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
                  order by ordinal_position
                  """,
                  table));
      sql.append(
          "delete from public.%1$s; insert into public.%1$s (%2$s) overriding system value select %2$s from saved.%1$s;"
              .formatted(table, columns));
    }
    county.run(sql + "commit; drop schema saved cascade");
    try {
      Files.writeString(noted, note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
