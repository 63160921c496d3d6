package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.authority.County.EDITOR;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over a fictional country of 16,000 places, so many that its indexes are built anew.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GazetteerTest {

  private static final String[] FIRST = {"和", "团", "红", "新", "永", "大", "柳", "石", "白", "长"};
  private static final String[] SECOND = {"平", "结", "旗", "民", "兴", "湾", "塘", "桥", "沟", "岭"};

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final Transactions transactions = TestTransactions.on(connections);
  private final TestAuthorities node = TestAuthorities.on(transactions);
  private final Gazetteer gazetteer = node.gazetteer();

  @BeforeAll
  void aCountry() throws IOException {
    SomePlaces some =
        SomePlaces.of(
            "97 江原省",
            "9701 望川市 97",
            "970123 青禾县 9701",
            "970124 黄山区 9701",
            "970125 重阳县 9701",
            "970123101 柳塘镇 970123",
            "970124101 吕家街道 970124",
            "970123101001 北渠村委会 970123101",
            "970123101002 黄山村委会 970123101",
            "970123101003 和平村村委会 970123101",
            "970124101001 大黄山社区居委会 970124101",
            "970124101002 长乐社区居委会 970124101");
    for (int county = 130; county < 170; county++) {
      some.add("970" + county, FIRST[county % 10] + SECOND[county / 10 % 10] + "县", "9701");
      for (int town = 101; town < 105; town++) {
        String within = "970" + county + town;
        some.add(within, SECOND[town % 10] + FIRST[county % 7] + "镇", "970" + county);
        for (int village = 1; village <= 100; village++) {
          String name = FIRST[village % 10] + SECOND[(village / 10 + county) % 10];
          some.add(within + "%03d".formatted(village), name + "村委会", within);
        }
      }
    }
    node.places(connections).take(EDITOR, some, false, some);
    assertThat(some.told()).isEmpty();
    Institution county = County.activeBelowSomeoneOutside(County.institution("970123-gov"));
    node.authorities().add(EDITOR, county);
    node.authorities()
        .changePlace(
            EDITOR, "970123", was -> new Place(was.code(), was.name(), was.parent(), county.id()));
  }

  @ParameterizedTest
  @CsvSource({
    "青禾, 青禾县",
    "禾县, 青禾县",
    "北渠村, 北渠村委会",
    "beiqu, 北渠村委会",
    "bei qu, 北渠村委会",
    "bqc, 北渠村委会",
    "970123101001, 北渠村委会",
    "zhongyang, 重阳县",
    "chongyang, 重阳县",
    "changle, 长乐社区居委会",
    "zhangyue, 长乐社区居委会",
    "lvjia, 吕家街道",
    "lujia, 吕家街道",
    "lüjia, 吕家街道",
    "黄山qu, 黄山区",
    "dahuangshanshequ, 大黄山社区居委会",
    "ＱＩＮＧＨＥ, 青禾县"
  })
  void finds(String typed, String name) {
    assertThat(found(typed)).first().isEqualTo(name);
  }

  @Test
  void putsFirstWhatIsNearThenWhatIsCalledSoThenWhatLiesHigher() {
    assertThat(found("黄山")).containsExactly("黄山村委会", "黄山区", "大黄山社区居委会");
    assertThat(found("hs").subList(0, 2)).containsExactly("黄山村委会", "黄山区");
    assertThat(gazetteer.search("和平", 5))
        .hasSize(5)
        .first()
        .satisfies(
            found -> {
              assertThat(found.near()).isTrue();
              assertThat(found.place().code()).isEqualTo("970123101003");
            });
  }

  @Test
  void showsAllThatAPlaceLiesIn() {
    assertThat(gazetteer.search("beiqu", 5).getFirst().within())
        .extracting(place -> place.name().zh())
        .containsExactly("柳塘镇", "青禾县", "望川市", "江原省");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "%", "'", "\\", "{}", "a", "🙂", "没有这样的地方", "zzzz", "(.*", "99"})
  void findsNothing(String typed) {
    assertThat(gazetteer.search(typed, 5)).isEmpty();
  }

  @Test
  void listsTheNearOnesWhereThereAreManyAndAllWhereThereAreFew() {
    assertThat(gazetteer.few(100))
        .extracting(found -> found.place().name().zh())
        .containsExactly("青禾县", "柳塘镇", "北渠村委会", "黄山村委会", "和平村村委会");
    assertThat(gazetteer.few(100_000)).hasSizeGreaterThan(16_000);
    assertThat(gazetteer.few(4)).isEmpty();
  }

  /// However frequent a word is, it is looked for in the index of its part.
  @ParameterizedTest
  @ValueSource(strings = {"黄山", "huangshan", "和平村", "heping", "hp", "村", "村委会", "没有"})
  void readsNoPlaceThatItNeedNot(String typed) {
    Map<String, Object> with = new HashMap<>(Map.of("name", typed, "most", 20));
    String sql =
        "explain (analyze, costs off) "
            + PlaceStore.search(PlaceStore.condition(PlaceWords.asked(typed), with));
    List<String> plan =
        transactions.read(
            "system:directory",
            jdbc -> {
              jdbc.sql("set local enable_seqscan = off").update();
              return jdbc.sql(sql).params(with).query(String.class).list();
            });
    assertThat(String.join("\n", plan))
        .contains("place_words_near", "place_words_above", "place_words_deep", "place_named")
        .doesNotContain("Seq Scan");
  }

  private List<String> found(String typed) {
    return gazetteer.search(typed, 20).stream().map(found -> found.place().name().zh()).toList();
  }
}
