package org.huiyin.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Refused;
import org.junit.jupiter.api.Test;

class EntryBundleTest {

  @Test
  void putsTheLengthInTwoBytesBeforeEachEntry() {
    var bundle = EntryBundle.encode(List.of(new byte[] {7}, new byte[0], new byte[] {8, 9}));

    assertThat(HexFormat.of().formatHex(bundle)).isEqualTo("00010700000002" + "0809");
    assertThat(EntryBundle.decode(bundle, 3))
        .containsExactly(new byte[] {7}, new byte[0], new byte[] {8, 9});
  }

  @Test
  void holdsCommitmentsInTheirOrder() {
    var commitments = Leaves.random(256, new Random(256)).stream().map(Commitment::new).toList();

    var bundle = EntryBundle.of(commitments);

    assertThat(bundle).hasSize(256 * 34);
    assertThat(EntryBundle.commitments(bundle, 256)).isEqualTo(commitments);
    assertThat(EntryBundle.commitments(Arrays.copyOf(bundle, 5 * 34), 5))
        .isEqualTo(commitments.subList(0, 5));
  }

  @Test
  void holdsTheLongestEntriesThatTwoBytesCanSay() {
    var longest = new byte[EntryBundle.MAX_ENTRY];
    longest[65_534] = -1;
    var bundle = EntryBundle.encode(Collections.nCopies(256, longest));

    assertThat(EntryBundle.decode(bundle, 256)).hasSize(256).last().isEqualTo(longest);
    assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNeverEmptyNorWiderThanATile() {
    assertThatThrownBy(() -> EntryBundle.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryBundle.decode(new byte[0], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isRefusedByWhatIsWrongWithIt() {
    refuses("", 1, Refused.Defect.ENTRY_COUNT);
    refuses("000107", 2, Refused.Defect.ENTRY_COUNT);
    refuses("000107000108", 1, Refused.Defect.TRAILING_BYTES);
    refuses("00010700", 1, Refused.Defect.TRAILING_BYTES);
    refuses("00010700", 2, Refused.Defect.TRUNCATED);
    refuses("000207", 1, Refused.Defect.TRUNCATED);
    refuses("ffff", 1, Refused.Defect.TRUNCATED);
  }

  @Test
  void isReadNoFurtherThanItsEntriesGo() {
    assertThatThrownBy(() -> EntryBundle.decode(new byte[100 << 20], 256))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.defect()).isEqualTo(Refused.Defect.TRAILING_BYTES));
  }

  @Test
  void isRefusedAsOneOfThisLogIfAnEntryIsntACommitment() {
    for (int length : new int[] {0, 31, 33}) {
      var bundle = EntryBundle.encode(List.of(new byte[length]));

      assertThatThrownBy(() -> EntryBundle.commitments(bundle, 1))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.defect()).isEqualTo(Refused.Defect.ENTRY_LENGTH));
    }
  }

  private static void refuses(String hex, int width, Refused.Defect defect) {
    assertThatThrownBy(() -> EntryBundle.decode(HexFormat.of().parseHex(hex), width))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.defect()).isEqualTo(defect));
  }
}
