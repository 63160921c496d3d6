package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.demo.DemoClient;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What people write comes back as they wrote it, to them and to the officer who opens it:
/// nothing is trimmed, normalised, cut or mended.
class TextToTheLetterTest {

  private static DemoClient client;

  @BeforeAll
  static void officersSignIn() {
    client = TestServer.shared().client(Locale.SIMPLIFIED_CHINESE);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void comesBackUnchanged(String text) {
    String ask = text.codePointCount(0, text.length()) > 500 ? "请答复。" : text;
    JsonNode receipt =
        client
            .file(
                Map.of(
                    "kind",
                    "remedy",
                    "relation",
                    "concerns",
                    "institution",
                    DemoCounty.PETITIONS,
                    "ask",
                    ask,
                    "story",
                    text))
            .expect(201);
    String number = receipt.required("number").stringValue();
    JsonNode own = client.view(number, receipt.required("key").stringValue()).expect(200);
    JsonNode officers = client.open("demo.registrar", number).expect(200);
    for (JsonNode matter : new JsonNode[] {receipt.required("matter"), own, officers}) {
      JsonNode texts = matter.at("/happened/0/texts");
      assertThat(texts.required("ask").stringValue()).isEqualTo(ask);
      assertThat(texts.required("story").stringValue()).isEqualTo(text);
    }
  }

  static Stream<Named<String>> texts() {
    return Stream.of(
        Named.of("emoji, joined and coloured", "泵站停了😡👨‍👩‍👧‍👦👍🏽🇨🇳❤️"),
        Named.of("tabs, line ends of each kind, spaces at both ends", " \t一\r\n二\n三\r四\t \u3000"),
        Named.of("characters of four bytes", "𠮷野家的𪚥𮯽，㐂"),
        Named.of("right-to-left text and marks", "门牌\u200f ١٢٣ \u202eשלום\u202c\u2066نص\u2069"),
        Named.of(
            "combining characters, composed and not",
            "é e\u0301 가 \u1100\u1161 ỗ o\u0302\u0303 Å \u212b"),
        Named.of("compatibility and full-width forms", "ＡＢＣ１２３ ﬁ ㎡ ㈱ 侮\ufa30 ｱ"),
        Named.of("variation selectors", "葛\udb40\udd00城 葛\udb40\udd01飾 ☎\ufe0e ☎\ufe0f"),
        Named.of("invisible characters", "零\u200b宽\u200d\u200c\ufeff\u00ad\u00a0"),
        Named.of("control characters", "\u0001\u0007\u001b[31m\u007f\u0085\u2028\u2029"),
        Named.of("unassigned and private characters", "\ue000\uf8ff\ufffe\uffff\udbff\udfff\ufffd"),
        Named.of("only punctuation", "？！……——、。"),
        Named.of(
            "what other languages take for code",
            "'; drop table matter; -- <script>${x}</script> %s {0} \\u0000 \\"),
        Named.of("a text that looks like JSON", "{\"kind\":\"accusation\",\"n\":1e400}"),
        Named.of("one character", "水"),
        Named.of("20,000 characters", "修好北渠村泵站。😀水".repeat(2_000)));
  }
}
