package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// Correcting who one is, on a page.
class CorrectPageTest {

  private static final String PATH = "/matter/correct";

  private final Api api = Api.shared();

  private Brought by(Map<String, String> identity) {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", identity);
    return Brought.of(api, filing);
  }

  @Test
  void showsWhatIsKeptAndPutsAnotherInItsPlace() {
    Brought brought = by(Map.of("name", "王小河", "phone", "13800000001", "reach", "phone"));
    Visit visit = Following.with(brought);
    Visit.Shown form = visit.get(PATH);
    assertThat(form.text())
        .contains("更正本人信息", "value=\"王小河\"", "value=\"13800000001\"", "再保存 30 天");
    assertThat(form.header("Cache-Control")).contains("no-store");

    Visit.Shown done =
        visit.submit(
            form, PATH, "name", "王晓河", "phone", "13711112222", "reach", "text", "say-who", "yes");

    assertThat(done.header("Location")).isEqualTo("/matter?done=yes");
    assertThat(visit.get(PATH).text())
        .contains("value=\"王晓河\"", "value=\"13711112222\"")
        .doesNotContain("13800000001");
    assertThat(visit.get("/matter?all=yes").text())
        .contains("您更正了本人的信息", "姓名、电话、怎样联系本人、联系时可否说明是谁")
        .doesNotContain("13711112222");
  }

  @Test
  void saysWhatIsMissingAndKeepsWhatWasTyped() {
    Visit visit = Following.with(by(Map.of("name", "王小河")));
    Visit.Shown again =
        visit.submit(visit.get(PATH), PATH, "name", " ", "address", "柳塘", "reach", "email");
    assertThat(again.text())
        .contains("请写上姓名。", "href=\"#f-name\"", "href=\"#f-email\"", "value=\"柳塘\"");
  }

  @Test
  void theLanguageChangesWithoutLosingAWord() {
    Visit visit = Following.with(by(Map.of("name", "王小河")));
    Visit.Shown english =
        visit.submit(visit.get(PATH), PATH, "name", "Wang", "phone", "137", "lang", "en");
    assertThat(english.text())
        .contains("Correct what you said about yourself", "value=\"Wang\"", "value=\"137\"");
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    Brought brought = by(Map.of("name", "王小河"));
    Visit visit = Following.with(brought);
    visit.post(PATH, new HashMap<>(Map.of("name", "李阿强")));
    assertThat(visit.get(PATH).text()).contains("value=\"王小河\"").doesNotContain("李阿强");
    assertThat(brought.view().required("happened").size()).isEqualTo(1);
  }

  @Test
  void whoBroughtItWithoutANameCanGiveOneAndNeednt() {
    Brought brought = Brought.of(api, Brought.anAnonymousComplaint());
    Visit visit = Following.with(brought);
    assertThat(visit.get(PATH).text()).contains("可以一直不写").doesNotContain("再保存 30 天");
    assertThat(visit.submit(visit.get(PATH), PATH, "name", "王小河", "reach", "none").status())
        .isEqualTo(303);
    assertThat(visit.get(PATH).text()).contains("更正本人信息", "value=\"王小河\"");
  }

  @Test
  void isNotShownToAHelperNorToAnybodyWithoutTheKey() {
    Map<String, Object> filing = Brought.anAnonymousComplaint();
    filing.put("identity", Map.of("name", "王小河"));
    filing.put("onBehalf", Map.of("relation", "女儿", "consent", "spoken"));
    Visit helper = Following.with(Brought.of(api, filing));
    assertThat(helper.get(PATH).text()).contains("代办人的密钥").doesNotContain("王小河", "f-name");
    Visit stranger = new Visit(TestServer.shared().uri());
    assertThat(stranger.get(PATH).header("Location")).endsWith("/follow");
    Visit printed = Following.with(Brought.printed(api));
    assertThat(printed.get(PATH).header("Location")).endsWith("/matter/key");
  }
}
