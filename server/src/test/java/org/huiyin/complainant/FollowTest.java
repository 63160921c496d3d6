package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

class FollowTest {

  private final Visit visit = new Visit(TestServer.shared().uri());

  @Test
  void saysWhereTheMatterStandsInOneSentenceFirst() {
    open();

    Visit.Shown matter = visit.get("/matter");

    assertThat(matter.status()).isEqualTo(200);
    assertThat(matter.text())
        .containsSubsequence("现在轮到", "这些日期怎么算的", "您现在可以", "经过", "谁看过")
        .contains("还没有人看过");
  }

  @Test
  void showsHowToCountEachDateAgainWithoutUs() {
    open();

    Visit.Shown matter = visit.get("/matter");

    assertThat(matter.text())
        .contains(
            "自己再算一遍这些日期",
            "<code>./huiyin explain --rulebook cn-xinfang-2022-05-01.yaml --clock register --event received --from ");
    assertThat(visit.get(document(matter)).text()).startsWith("# Regulation on Petition Work");
  }

  private static String document(Visit.Shown matter) {
    Matcher link =
        Pattern.compile("href=\"(/published/rulebooks/[0-9a-f]{64})\"").matcher(matter.text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  @Test
  void opensNothingWithAWrongKeyAndKeepsTheNumber() {
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));
    String number = Bringing.number(receipt);

    Visit.Shown refused =
        visit.submit(
            visit.get("/follow"), "/follow", "number", number, "key", "00000000000000000000");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("编号或密钥不对", "value=\"" + number + "\"");
    assertThat(visit.cookie("matter")).isEmpty();
  }

  @Test
  void addsSomethingToTheMatter() {
    open();

    Visit.Shown done =
        visit.submit(
            visit.get("/matter/act/add"), "/matter/act/add", "text-text", "又断水了。", "go", "do");

    assertThat(done.status()).isEqualTo(303);
    assertThat(visit.get("/matter").text()).contains("又断水了。");
  }

  @Test
  void namesWhatIsMissingInAnAct() {
    open();

    Visit.Shown refused =
        visit.submit(visit.get("/matter/act/add"), "/matter/act/add", "text-text", " ");

    assertThat(refused.text()).contains("href=\"#f-text-text\"", "请填写这一项");
  }

  @Test
  void withdrawsAndTakesItBack() {
    open();

    visit.submit(visit.get("/matter/act/withdraw"), "/matter/act/withdraw", "go", "do");
    assertThat(visit.get("/matter").text()).contains("/matter/act/take-back");
    visit.submit(visit.get("/matter/act/take-back"), "/matter/act/take-back", "go", "do");

    assertThat(visit.get("/matter").text()).contains("/matter/act/withdraw");
  }

  @Test
  void hasNoPageForAnActThatIsNotOffered() {
    open();

    assertThat(visit.get("/matter/act/request-review").status()).isEqualTo(404);
  }

  @Test
  void doesNothingWithAnActWithoutTheToken() {
    open();
    Visit.Shown form = visit.get("/matter/act/add");

    Visit.Shown again =
        visit.submit(form, "/matter/act/add", "text-text", "不是我写的", "csrf", "forged");

    assertThat(again.text()).contains("请再点一次按钮", "不是我写的");
    assertThat(visit.get("/matter").text()).doesNotContain("不是我写的");
  }

  @Test
  void endsWhenLeaving() {
    open();

    Visit.Shown left = visit.get("/leave");

    assertThat(left.status()).isEqualTo(303);
    assertThat(left.header("Location")).isEqualTo("https://www.weather.com.cn/");
    assertThat(visit.get("/matter").header("Location")).endsWith("/follow");
  }

  @Test
  void readsNothingOfTheStoryOnTheFirstScreen() {
    open();

    String matter = visit.get("/matter").text();

    assertThat(matter.split("<details").length).isGreaterThan(2);
    assertThat(matter.replaceAll("(?s)<details.*?</details>", "")).doesNotContain("三月以来渠道断水");
  }

  @Test
  void opensEverythingForPaper() {
    open();

    assertThat(visit.get("/matter").text()).doesNotContain("<details class=\"govuk-details\" open");
    assertThat(visit.get("/matter?all=yes").text())
        .doesNotContain("<details class=\"govuk-details\">");
  }

  @Test
  void countsTheDaysOfEachDateInATable() {
    open();

    assertThat(visit.get("/matter").text())
        .contains("<table class=\"days\">", "<th scope=\"col\">日期</th>", "第1")
        .contains("当日不计入，次日为第1天", "（《民法典》第二百零一条");
  }

  private void open() {
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));
    Visit.Shown opened =
        visit.submit(
            visit.get("/follow"),
            "/follow",
            "number",
            Bringing.number(receipt),
            "key",
            Bringing.key(receipt));
    assertThat(opened.status()).isEqualTo(303);
  }
}
