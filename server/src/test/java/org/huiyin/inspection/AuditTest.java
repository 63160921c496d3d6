package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.ledger.Commitment;
import org.huiyin.matter.Checking;
import org.junit.jupiter.api.Test;

/// R6: nobody, the operator included, can alter, drop or backdate an act without it showing. Given
/// a county in which much has happened and whoever owns the machine, when they change it so that it
/// fits with itself, then the audit names what doesn't fit with what was published.
class AuditTest {

  private final LivedThrough county = LivedThrough.shared();
  private final Forger forger = new Forger(county);
  private final String matter = county.id(county.answered());

  private List<String> checked() {
    return county.server().bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::toString)
        .toList();
  }

  private int last() {
    return Integer.parseInt(
        county.rows("select last_seq from matter where id = '" + matter + "'").getFirst());
  }

  @Test
  void holdsWhereNobodyTampered() {
    assertThat(county.differences()).isEmpty();
  }

  @Test
  void findsARowThatIsGoneOfEachTableThatMatters() {
    List<String> tables =
        county.rows(
            """
            select relname from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
              and relname in ('journal', 'matter', 'party', 'duty', 'outbox',
                'evidence', 'legal_hold', 'lawful_order', 'matter_group', 'erasure', 'rulebook',
                'configuration_change', 'topic', 'ledger_leaf', 'ledger_tile', 'ledger_batch',
                'ledger_checkpoint', 'ledger_log', 'ledger_padding', 'ledger_pending', 'ledger_key')
            """);
    List<String> unfound = new ArrayList<>();
    for (String table : tables) {
      try (Undone _ = new Undone(county)) {
        county.run(
            table.equals("ledger_checkpoint")
                ? "delete from ledger_checkpoint where size = (select min(size) from ledger_checkpoint where size > 0)"
                : "delete from %1$s where ctid = (select max(ctid) from %1$s)".formatted(table));
        if (county.differences().isEmpty()) {
          unfound.add(table);
        }
      }
    }
    assertThat(tables).hasSize(21);
    assertThat(unfound).isEmpty();
  }

  @Test
  void findsTwoLeavesThatChangedPlaces() {
    try (Undone _ = new Undone(county)) {
      county.run(
          "update ledger_leaf set position = position + 1000000 where position in (3, 4);"
              + "update ledger_leaf set position = 1000007 - position"
              + " where position > 1000000");
      assertThat(county.differences()).anyMatch(what -> what.contains("ledger_tile: tile 0/0"));
    }
  }

  @Test
  void findsAnEntryThatWasDatedBack() {
    try (Undone _ = new Undone(county)) {
      forger.added(matter, "2026-02-11T02:00:00Z", "2026-02-11");
      assertThat(checked()).isEmpty();
      county.tick();
      assertThat(county.differences())
          .singleElement()
          .asString()
          .contains(
              "journal: entry " + last() + " was backdated: it is dated 2026-02-11T02:00:00Z");
    }
  }

  @Test
  void findsAJournalThatWasCutOffTogetherWithItsState() {
    try (Undone _ = new Undone(county)) {
      int last = last();
      county.run(
          "delete from journal where matter = '%1$s' and seq = %2$d; update matter set last_seq = %2$d - 1 where id = '%1$s'"
              .formatted(matter, last));
      assertThat(checked()).isEmpty();
      assertThat(county.differences())
          .singleElement()
          .asString()
          .startsWith("ledger_leaf: leaf ")
          .contains("belongs to no entry");
    }
  }

  @Test
  void findsAMatterThatWasRemovedWhole() {
    try (Undone _ = new Undone(county)) {
      int entries = last();
      StringBuilder sql = new StringBuilder("delete from matter where id = '" + matter + "';");
      county
          .rows(
              """
              select table_name from information_schema.columns
              where table_schema = 'public' and column_name = 'matter'
              """)
          .forEach(
              table -> sql.append("delete from %s where matter = '%s';".formatted(table, matter)));
      county.run(sql.toString());
      assertThat(checked()).isEmpty();
      assertThat(county.differences())
          .hasSize(entries)
          .allMatch(what -> what.contains("belongs to no entry"));
    }
  }

  @Test
  void findsAnEntryThatWasCommittedToAnew() {
    try (Undone _ = new Undone(county)) {
      forger.recommitted(matter, 3);
      assertThat(checked()).isEmpty();
      assertThat(county.differences())
          .hasSize(2)
          .anyMatch(
              what -> what.endsWith("entry 3 is in no leaf of the log, and doesn't wait for one"))
          .anyMatch(what -> what.contains("belongs to no entry"));
    }
  }

  @Test
  void findsALogThatWasRewrittenWithItsTilesByWhatWasSigned() {
    try (Undone _ = new Undone(county)) {
      Commitment before = forger.recommitted(matter, 3);
      forger.replaced(before, matter, 3);
      forger.laid();
      assertThat(county.differences())
          .anyMatch(what -> what.startsWith("state/checkpoint: of its first "))
          .anyMatch(what -> what.startsWith("ledger_checkpoint: the one of size "));
    }
  }

  @Test
  void findsALogThatWasRewrittenWithTheStolenKeyOnlyByWhatAnOutsiderKept() {
    InspectedNote kept = new InspectedNote("kept.txt", county.note(), false);
    assertThat(county.differences(kept)).isEmpty();
    try (Undone _ = new Undone(county)) {
      Commitment before = forger.recommitted(matter, 3);
      forger.replaced(before, matter, 3);
      forger.laid();
      forger.signed();
      assertThat(county.differences()).isEmpty();
      assertThat(county.differences(kept))
          .singleElement()
          .asString()
          .startsWith("kept.txt: of its first ")
          .endsWith("the log holds others now: it was rewritten");
    }
  }

  @Test
  void namesAnOutsidersCheckpointThatIsNoneOrOfAnotherLogOrLonger() {
    String longer = county.note().replaceFirst("\n[0-9]+\n", "\n999999\n");
    String other = "another.example/ledger" + county.note().substring(county.note().indexOf('\n'));
    assertThat(
            county.differences(
                new InspectedNote("a", "nothing", false),
                new InspectedNote("b", other, false),
                new InspectedNote("c", longer, false)))
        .satisfiesExactlyInAnyOrder(
            what -> assertThat(what).startsWith("a: it can't be read"),
            what -> assertThat(what).startsWith("b: it is of another log"),
            what -> assertThat(what).startsWith("c: the log had 999999 leaves"));
  }
}
