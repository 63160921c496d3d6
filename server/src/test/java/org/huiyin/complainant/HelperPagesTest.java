package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// A helper brings a matter for somebody, hands over the receipt, and the person takes it.
class HelperPagesTest {

  private final TestServer server = TestServer.shared();
  private final Visit helper = new Visit(server.uri());
  private final Visit person = new Visit(server.uri());

  @Test
  void asksForWhomItIs() {
    Visit.Shown page = Bringing.next(helper, helper.get("/before"), "about", "result");

    assertThat(Bringing.next(helper, page, "relation", "女儿").text())
        .contains("href=\"#f-behalf\"", "id=\"f-behalf\"", "value=\"女儿\"");
  }

  @Test
  void tellsTheHelperToHandTheReceiptOver() {
    assertThat(brought().text()).contains("请把这张回执交给本人");
  }

  @Test
  void saysSoOnTheMatterAndOffersTheHelperNeitherToWithdrawNorToConfirm() {
    Visit.Shown receipt = brought();
    Bringing.open(helper, Bringing.number(receipt), Bringing.key(receipt));

    Visit.Shown matter = helper.get("/matter");

    assertThat(matter.text())
        .contains("由别人代为提出，本人书面同意", "这还是代办人的密钥", "/matter/act/add", "女儿")
        .doesNotContain("/matter/act/withdraw");
    assertThat(helper.get("/matter/act/withdraw").status()).isEqualTo(404);
  }

  @Test
  void givesEverythingToThePersonWhoTakesTheKey() {
    Visit.Shown receipt = brought();
    String number = Bringing.number(receipt);
    Bringing.open(helper, number, Bringing.key(receipt));
    Bringing.open(person, number, Bringing.key(receipt));

    Visit.Shown taken = person.submit(person.get("/matter/key"), "/matter/key", "who", "person");

    Bringing.open(person, number, taken.first("class=\"key\">([^<]+)<"));
    assertThat(person.get("/matter").text())
        .contains("/matter/act/withdraw", "声明是本人")
        .doesNotContain("这还是代办人的密钥");
    assertThat(helper.get("/matter").status()).as("the helper's session").isEqualTo(303);
    assertThat(
            helper
                .submit(
                    helper.get("/follow"),
                    "/follow",
                    "number",
                    number,
                    "key",
                    Bringing.key(receipt))
                .status())
        .as("the helper's key")
        .isEqualTo(403);
  }

  @Test
  void keepsAHelpersNewKeyAHelpers() {
    Visit.Shown receipt = brought();
    String number = Bringing.number(receipt);
    Bringing.open(helper, number, Bringing.key(receipt));

    Visit.Shown unsaid = helper.submit(helper.get("/matter/key"), "/matter/key");
    assertThat(unsaid.text()).contains("href=\"#f-who\"");
    Visit.Shown changed = helper.submit(unsaid, "/matter/key", "who", "helper");

    Bringing.open(helper, number, changed.first("class=\"key\">([^<]+)<"));
    assertThat(helper.get("/matter").text())
        .contains("这还是代办人的密钥")
        .doesNotContain("/matter/act/withdraw");
  }

  private Visit.Shown brought() {
    Visit.Shown name = Bringing.toTheName(helper, "result", "written");
    assertThat(name.text()).contains("写本人的");
    return Bringing.send(helper, Bringing.next(helper, name, "named", "no"));
  }
}
