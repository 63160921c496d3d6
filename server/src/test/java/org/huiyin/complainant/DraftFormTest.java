package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

class DraftFormTest {

  private static final String ROW = "select count(*) from draft_form where id = decode(?, 'hex')";

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  @Test
  void isOfferedOnlyWhereSomebodySaidThatTheDeviceIsTheirs() {
    Visit.Shown others = Bringing.next(visit, visit.get("/before"), "about", "result");
    Visit.Shown own = behalf();

    assertThat(others.text()).doesNotContain("value=\"keep\"");
    assertThat(own.text()).contains("value=\"keep\"");
    assertThat(keep(others).text()).doesNotContain("草稿已存好");
    assertThat(visit.cookie("draft")).isEmpty();
  }

  @Test
  void isTakenUpWhereItWasLeftWithWhatWasTypedThere() {
    Visit.Shown story = story();
    visit.submit(story, "/bring", "story", Bringing.STORY, "go", "keep");

    Visit.Shown start = visit.get("/");
    Visit.Shown resumed = visit.submit(start, "/draft", "go", "continue");

    assertThat(start.text()).contains("没填完的草稿");
    assertThat(resumed.text()).contains("发生了什么", "三月以来渠道断水");
    Visit.Shown evidence = Bringing.next(visit, resumed, "story", Bringing.STORY);
    assertThat(evidence.text()).contains("有照片或文件吗");
  }

  @Test
  void comesBackFromThePageThatSaysSo() {
    Visit.Shown kept = keep(behalf());

    assertThat(kept.text()).contains("草稿已存好");
    assertThat(visit.submit(kept, "/bring").text()).contains("是为您自己");
  }

  @Test
  void isCiphertextThatTheDatabaseCanNotOpenUnderTheDigestOfTheCookie() {
    keep(behalf());
    List<String> rows =
        server.database().rows("select encode(ciphertext, 'escape') from draft_form");

    assertThat(row()).isEqualTo(1);
    assertThat(rows).noneMatch(row -> row.contains("behalf") || row.contains(secret()));
    assertThat(
            server
                .database()
                .rows(
                    "select column_name from information_schema.columns"
                        + " where table_name = 'draft_form' order by 1"))
        .containsExactly("ciphertext", "ends_at", "id");
  }

  @Test
  void endsWithinADayAtAFullHour() {
    keep(behalf());

    Instant ends =
        Instant.parse(
            server
                .database()
                .rows(
                    "select to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " from draft_form where id = decode(?, 'hex')",
                    id())
                .getFirst());

    Instant now = Instant.now();
    assertThat(ends).isBefore(now.plus(Duration.ofHours(24)).plusMillis(1));
    assertThat(ends).isAfter(now.plus(Duration.ofHours(22)));
    assertThat(ends.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() % 3600).isZero();
  }

  @Test
  void isSweptOnceItsTimeIsOver() {
    keep(behalf());
    server.database().run("update draft_form set ends_at = timestamptz '2020-01-01'");

    assertThat(visit.get("/").text()).doesNotContain("没填完的草稿");
    server.bean(DraftForms.class).sweep();

    assertThat(row()).isZero();
  }

  @Test
  void leavesNothingWhenErased() {
    keep(behalf());
    String id = id();

    visit.submit(visit.get("/"), "/draft", "go", "erase");

    assertThat(visit.cookie("draft")).isEmpty();
    assertThat(rowsOf(id)).isZero();
    assertThat(visit.get("/").text()).doesNotContain("没填完的草稿");
  }

  @Test
  void leavesNothingWhenSomebodyLeaves() {
    keep(behalf());
    String id = id();

    visit.get("/leave");

    assertThat(rowsOf(id)).isZero();
  }

  @Test
  void leavesNothingWhenItIsSent() {
    Visit.Shown earlier = Bringing.next(visit, story(), "story", Bringing.STORY);
    keep(earlier);
    String id = id();

    Visit.Shown check = Bringing.next(visit, Bringing.next(visit, earlier), "named", "no");
    assertThat(Bringing.number(Bringing.send(visit, check))).isNotEmpty();

    assertThat(rowsOf(id)).isZero();
    assertThat(visit.cookie("draft")).isEmpty();
  }

  @Test
  void replacesTheOneBeforeIt() {
    keep(behalf());
    String first = id();

    keep(behalf());

    assertThat(rowsOf(first)).isZero();
    assertThat(row()).isEqualTo(1);
  }

  @Test
  void opensNothingWithAnothersCookie() {
    keep(behalf());
    Visit other = new Visit(server.uri());

    Visit.Shown start = other.get("/");

    assertThat(start.text()).doesNotContain("没填完的草稿");
    assertThat(other.post("/draft", java.util.Map.of("go", "continue")).status()).isEqualTo(303);
  }

  private Visit.Shown behalf() {
    return Bringing.next(visit, visit.get("/before"), "about", "result", "own-device", "yes");
  }

  private Visit.Shown story() {
    Visit.Shown page = Bringing.next(visit, behalf(), "behalf", "self");
    page = Bringing.next(visit, page);
    page = Bringing.next(visit, page, "institution", org.huiyin.demo.DemoCounty.PETITIONS);
    page = Bringing.next(visit, page);
    return Bringing.next(visit, page, "ask", "请修好北渠");
  }

  private Visit.Shown keep(Visit.Shown page) {
    return visit.submit(page, "/bring", "go", "keep");
  }

  private String secret() {
    return visit.cookie("draft").orElseThrow();
  }

  private String id() {
    try {
      byte[] secret = Base64.getUrlDecoder().decode(secret().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private int row() {
    return rowsOf(id());
  }

  private int rowsOf(String id) {
    return Integer.parseInt(server.database().rows(ROW, id).getFirst());
  }
}
