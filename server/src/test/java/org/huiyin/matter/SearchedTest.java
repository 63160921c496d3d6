package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.junit.jupiter.api.Test;

/// What is kept for a search: what the institution wrote and the complainant reads, without what
/// would lead to who that is.
class SearchedTest {

  private static final String NAME = "欧阳静怡";
  private static final String PHONE = "13907311234";

  private final Api api = Api.shared();

  private static List<String> tokens(Brought brought) {
    return TestServer.shared()
        .database()
        .rows(
            "select t.lexeme from matter m join matter_words w on w.authority = m.authority"
                + " and w.matter = m.id, unnest(w.words) t where m.number = ?",
            brought.number());
  }

  private Brought named() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put(
        "identity", Map.of("name", NAME, "phone", PHONE, "address", "青石巷3号", "email", "o@qq.com"));
    return Brought.of(api, filing);
  }

  private static Map<String, ?> summary(String text) {
    return Map.of("texts", Map.of("summary", text));
  }

  @Test
  void theSummaryAndTheAnswerAreWhatIsKeptAndNothingThatTheComplainantWrote() {
    Brought brought = Brought.accepted(api);
    brought.done("demo.handler", "describe", summary("村里停水三周。"));
    assertThat(tokens(brought)).contains("停水", "三周").doesNotContain("泵站", "水泵");
    brought.done("demo.handler", "answer", Brought.anAnswer());
    assertThat(tokens(brought)).contains("停水", "水泵", "维修");
  }

  @Test
  void ofSummariesTheLatestIsKept() {
    Brought brought = Brought.accepted(api);
    brought.done("demo.handler", "describe", summary("村里停水三周。"));
    brought.done("demo.handler", "describe", summary("道路破损。"));
    assertThat(tokens(brought)).contains("道路", "破损").doesNotContain("停水");
  }

  @Test
  void nothingThatTellsWhoBroughtItIsKept() {
    Brought brought = named();
    brought.done("demo.registrar", "register", Map.of());
    String words = "歐陽靜怡（" + PHONE + "，139 0731 1234）住青石巷3号，写信到 li.si@example.com，证号 56789，要求供水。";
    brought.done("demo.registrar", "describe", summary(words));
    assertThat(tokens(brought))
        .contains("供水", "要求")
        .doesNotContain(
            "欧阳", "阳静", "静怡", "欧", "青石", "石巷", PHONE, "0731", "56789", "li.si", "example.com");
  }

  @Test
  void theTitleOfItsTopicIsKeptFromItsRegistration() {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("topic", "wages");
    Brought brought = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    assertThat(tokens(brought)).contains("拖欠", "工资", "wage").doesNotContain("泵站");
  }

  /// Who somebody is may be known later than what was written of them.
  @Test
  void whatACorrectionNamesIsTakenOutAndStaysOut() {
    Brought brought = Brought.accepted(api);
    brought.done("demo.handler", "describe", summary("司徒雷登要求供水。"));
    assertThat(tokens(brought)).contains("司徒", "供水");
    Complainant who =
        new Complainant(
            MatterNumber.parse(brought.number()).orElseThrow().authority(),
            UUID.fromString(
                TestServer.shared()
                    .database()
                    .rows("select id::text from matter where number = ?", brought.number())
                    .getFirst()),
            brought.number());
    Corrections corrections = TestServer.shared().bean(Corrections.class);
    assertThat(corrections.correct(who, Map.of("name", "司徒雷登")))
        .isInstanceOf(Corrections.Corrected.Done.class);
    assertThat(tokens(brought)).contains("供水").doesNotContain("司徒", "徒雷", "雷登");
    assertThat(corrections.correct(who, Map.of("name", "王小河")))
        .isInstanceOf(Corrections.Corrected.Done.class);
    TestServer.shared().database().run("delete from party_before");
    brought.done("demo.handler", "answer", Brought.anAnswer());
    assertThat(tokens(brought)).contains("供水", "水泵").doesNotContain("司徒", "徒雷", "雷登");
  }
}
