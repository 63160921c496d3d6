package org.huiyin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Gives copies of a matter ([ManyMatters]) words to be found by: sixty each out of fifty thousand,
/// as often as words are (Zipf), and days over the three years before. So number 1 is in nearly
/// all, number 100 in one of twenty, and number 20,000 in one of ten thousand.
final class ManyWords {

  private static final int WORDS = 60;
  private static final int VOCABULARY = 50_000;
  private static final int DAYS = 1_095;

  private final Connection owner;

  ManyWords(Connection owner) {
    this.owner = owner;
  }

  /// A word, by how often it is used. No five of its digits stand together, and it ends in none
  /// that a stem would lose.
  static String word(int rank) {
    return "w" + rank / 100 + "x" + rank % 100;
  }

  void give() throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("select setseed(0.5)");
      statement.execute(
          "update matter set opened_on = opened_on - 1 - (random() * %d)::int where number like 'bench-%%'"
              .formatted(DAYS));
      statement.execute("drop index matter_words_found");
      statement.execute(
          """
          insert into matter_words (authority, matter, opened_on, words, marks)
          select authority, id, opened_on,
            array_to_tsvector(array(
              select distinct 'w' || n / 100 || 'x' || n %% 100 from (
                select floor(power(%d, random()))::int as n
              from generate_series(1, %d) where m.id is not null) drawn)),
            array_remove(
              array['i:' || registering, 'i:' || responsible, to_char(opened_on, '"w:"IYYY-IW'),
                'k:' || kind, 's:' || stage, 't:' || topic, 'p:' || place],
              null)
          from matter m where number like 'bench-%%'
          """
              .formatted(VOCABULARY, WORDS));
      statement.execute(
          """
          create index matter_words_found on matter_words using gin (words, marks)
            with (gin_pending_list_limit = 256)
          """);
      statement.execute("vacuum analyze matter_words");
      statement.execute("analyze matter");
    }
  }
}
