package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.ledger.Hash;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The eight leaves that every implementation of RFC 6962 knows.
class ReferenceTreeTest {

  private final List<Hash> leaves =
      vector("leaves_hex").stream().map(HexFormat.of()::parseHex).map(Rfc9162::leaf).toList();

  @Test
  void hasTheLeafHashesOfTheVector() {
    assertThat(leaves).extracting(Hash::hex).isEqualTo(vector("leaf_hashes_hex"));
  }

  @Test
  void hasTheRootOfTheVectorAtEachSize() {
    var roots = new ArrayList<String>();
    var range = CompactRange.empty();
    roots.add(range.root().hex());
    for (var leaf : leaves) {
      range.append(leaf);
      roots.add(range.root().hex());
    }

    assertThat(roots).isEqualTo(vector("roots_hex_by_size"));
  }

  @Test
  void growsByTilesToTheRootOfTheVectorAtEachSize() {
    var expected = vector("roots_hex_by_size");
    for (int size = 0; size <= leaves.size(); size++) {
      assertThat(Growth.of(RightEdge.empty(), leaves.subList(0, size)).root().hex())
          .isEqualTo(expected.get(size));
    }
  }

  private static List<String> vector(String field) {
    try (var in = ReferenceTreeTest.class.getResourceAsStream("rfc6962-reference-tree.json")) {
      Map<String, Object> fields =
          JsonMapper.shared().readValue(Objects.requireNonNull(in), new TypeReference<>() {});
      return ((List<?>) Objects.requireNonNull(fields.get(field)))
          .stream().map(Object::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
