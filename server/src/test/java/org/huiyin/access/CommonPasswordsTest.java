package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

  private static final List<String> OWN = List.of("青禾县水务局", "990123-water", "李青");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qwerty123456",
        "Password1234",
        "passwordpassword",
        "1qaz2wsx3edc",
        "123456789012",
        "987654321098",
        "abcdefghijkl",
        "qwertyuiopas",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "woaini5201314",
        "Huiyin2026!!",
        "xinfang@123456",
        "为人民服务1234567",
        "zhangsan1990",
        "WangXiaoming@88",
        "13800138000abc",
        "11010519491231002X",
        "青禾县水务局2026!",
        "990123-water",
        "motherfucker"
      })
  void areWhatAGuesserTriesFirst(String password) {
    assertThat(CommonPasswords.contain(password, OWN)).as(password).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fjord kettle ninety oak",
        "四个互不相干的词 山水 梯子 钟",
        "k7m2p-9rtwx-c4hdn-v83fq",
        "3f9a77c1d0be8264",
        "my-handler-secret",
        "dragon 8402 winter 5571 lake",
        "去年的雨比前年多三天",
        "2f 8b 91 c0 7e 44"
      })
  void leavesEverythingElseAlone(String password) {
    assertThat(CommonPasswords.contain(password, OWN)).as(password).isFalse();
  }
}
