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
        "on: {column: 创建人, formats: [yyyy]}",
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
    assertThat(mistakes("{}")).hasSize(5);
  }
}
