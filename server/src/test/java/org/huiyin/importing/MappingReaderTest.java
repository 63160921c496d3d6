package org.huiyin.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// R3: a mapping that would take over who used the old system is refused before a row is read.
class MappingReaderTest {

  private static final String GOOD =
      """
      source: old-desk
      institution: "330781"
      kind: remedy
      relation: concerns
      id: 编号
      users: [创建人]
      open: {column: 状态, values: [办理中]}
      texts: {ask: 标题, story: 内容}
      on: {column: 时间, formats: [yyyy/M/d H:mm:ss]}
      identity: {name: 姓名, phone: 联系电话}
      """;

  private static List<String> mistakes(String yaml) {
    return switch (MappingReader.read(yaml)) {
      case Mapping.Read.Good _ -> List.of();
      case Mapping.Read.Bad(var mistakes) -> mistakes;
    };
  }

  @Test
  void aGoodOneIsRead() {
    assertThat(mistakes(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: 创建人",
        "id: 留言用户",
        "id: user_id",
        "texts: {ask: 标题, story: 内容, place-text: 创建人}",
        "texts: {ask: 标题, story: Login-Name}",
        "texts: {ask: ＵＳＥＲ, story: 内容}",
        "identity: {name: 创建人}",
        "identity: {email: 微信OpenID}",
        "on: {column: 创建人, formats: [yyyy-M-d]}",
        "open: {column: ip_address, values: [办理中]}"
      })
  void aColumnOfUsersIsTakenOverAsNothing(String line) {
    String key = line.substring(0, line.indexOf(':'));
    String mapping = GOOD.replaceAll("(?m)^" + key + ":.*$", line);
    assertThat(mistakes(mapping)).singleElement().asString().contains("used the old system");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "texts: {ask: 标题, story: 内容, place-text: 住址}",
        "texts: {ask: phone_number, story: 内容}",
        "id: 身份证号"
      })
  void whoSomebodyIsCanNotStandAmongWhatTheySaid(String line) {
    String key = line.substring(0, line.indexOf(':'));
    assertThat(mistakes(GOOD.replaceAll("(?m)^" + key + ":.*$", line)))
        .singleElement()
        .asString()
        .contains("under 'identity' alone");
  }

  @Test
  void aColumnIsReadOnce() {
    assertThat(mistakes(GOOD.replace("ask: 标题", "ask: 内容")))
        .containsExactly("The column '内容' is named twice: texts.ask and texts.story.");
  }

  @Test
  void whatItDoesNotKnowIsSaid() {
    assertThat(mistakes(GOOD + "notes: 备注\n")).containsExactly("There is no key 'notes'.");
    assertThat(mistakes(GOOD.replace("phone:", "wechat:")))
        .containsExactly("identity: 'wechat' is none of address, email, name, phone.");
    assertThat(mistakes(GOOD.replace("yyyy/M/d", "jjjj")))
        .singleElement()
        .asString()
        .contains("on:");
    assertThat(mistakes("- a\n")).containsExactly("A mapping is a list of keys with their values.");
    assertThat(mistakes("id: a\nid: b\n")).singleElement().asString().contains("duplicate");
    assertThat(mistakes("{}")).hasSize(6);
    assertThat(mistakes(GOOD.replace("old-desk", "Old Desk")))
        .singleElement()
        .asString()
        .contains("source:");
    assertThat(mistakes(GOOD + "delimiter: ab\n")).singleElement().asString().contains("delimiter");
  }

  @Test
  void whatIsChosenByAColumnHasATableAndMayBeReadOtherwiseToo() {
    String chosen =
        GOOD.replace("kind: remedy", "kind: {column: 标题, values: {投诉: remedy}, else: suggestion}");
    assertThat(mistakes(chosen)).isEmpty();
    assertThat(mistakes(chosen.replace("column: 标题", "column: 姓名")))
        .singleElement()
        .asString()
        .contains("named twice");
    assertThat(mistakes(chosen.replace("column: 标题", "column: 登录名")))
        .singleElement()
        .asString()
        .contains("used the old system");
    assertThat(mistakes(chosen.replace("values: {", "value: {")))
        .containsExactly("kind.value: is none of column, else, values.");
    assertThat(mistakes(GOOD.replace("kind: remedy", "kind: [remedy]")))
        .containsExactly("kind: is missing, or no text.");
  }

  @Test
  void whatHasEndedNeedsTheDayOnWhichItDid() {
    String acts = GOOD + "acts:\n  passed-on: {column: 转办时间, texts: {to: 承办单位}}\n";
    assertThat(mistakes(acts)).singleElement().asString().contains("needs 'answered' or 'closed'");
    assertThat(mistakes(acts + "  closed: {column: 办结时间}\n")).isEmpty();
    assertThat(mistakes(acts + "  closed: {column: 办结时间, texts: {answer: 联系电话}}\n"))
        .first()
        .asString()
        .contains("named twice");
    assertThat(mistakes(acts + "  closed: {column: 办结时间}\n  erased: {column: 删除时间}\n"))
        .singleElement()
        .asString()
        .contains("acts.erased: is none of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yy/M/d", "y-M-d", "H:mm", "yyyy-MM", "yyyyy-M-d", "M/d/yy H:mm", "uu-M-d"})
  void aFormatSaysWhichDayAndTheWholeYear(String format) {
    assertThat(mistakes(GOOD.replace("yyyy/M/d H:mm:ss", format)))
        .singleElement()
        .asString()
        .contains("is no format of a date");
  }
}
