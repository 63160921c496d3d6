package org.huiyin.matter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// The SQL of searching.
final class SearchStore {

  static final String SEARCH = "select authority, matter from search(?, ?)";

  private final DataSource dataSource;

  SearchStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// What was found, the newest first.
  ///
  /// @param partly whether not all that have the words were looked at
  record Hits(List<MatterStore.Key> matters, boolean partly) {
    Hits {
      matters = List.copyOf(matters);
    }
  }

  Hits search(Bound by, String asked, List<String> needed) {
    List<MatterStore.Key> found = new ArrayList<>();
    boolean[] partly = {false};
    List<Boolean> _ =
        Flight.as(by)
            .add(SEARCH, asked, needed.toArray(String[]::new))
            .rows(
                dataSource,
                (rs, i) -> {
                  UUID matter = rs.getObject(2, UUID.class);
                  partly[0] |= matter == null;
                  return matter != null && found.add(new MatterStore.Key(rs.getString(1), matter));
                });
    return new Hits(found, partly[0]);
  }

  /// The journals of some matters, by matter.
  Map<UUID, List<MatterRecord.Stored>> journals(Bound by, List<MatterRecord> matters) {
    Map<UUID, List<MatterRecord.Stored>> journals = new HashMap<>();
    for (String authority : matters.stream().map(MatterRecord::authority).distinct().toList()) {
      List<UUID> _ =
          Flight.as(by)
              .add(
                  """
                  select seq, facts, content_ciphertext, salt, commitment, matter from journal
                  where authority = ? and matter = any (?) order by matter, seq
                  """,
                  authority,
                  matters.stream().map(MatterRecord::id).toArray(UUID[]::new))
              .rows(
                  dataSource,
                  (rs, i) -> {
                    UUID matter = rs.getObject(6, UUID.class);
                    journals
                        .computeIfAbsent(matter, _ -> new ArrayList<>())
                        .add(MatterStore.stored(rs));
                    return matter;
                  });
    }
    return journals;
  }
}
