package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huiyin.TestServer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.evidence.RealClamd;
import org.huiyin.evidence.S3Mock;
import org.huiyin.evidence.Samples;
import org.huiyin.matter.Checking;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files in an object store, and under the eyes of a virus scanner: what complainants see of it.
class EvidenceElsewhereTest {

  private static final Sent PDF = new Sent("合同.pdf", Samples.PDF + "x".repeat(100_000));
  private static final Sent EICAR = new Sent("note.txt", RealClamd.EICAR);

  private static Visit.Shown attach(Visit visit, Visit.Shown page, Sent file) {
    return visit.upload(page, "/bring", List.of(file), "go", "attach");
  }

  private static Visit.Shown filed(Visit visit, Visit.Shown evidence) {
    Visit.Shown earlier = Bringing.next(visit, evidence);
    Visit.Shown check = Bringing.next(visit, Bringing.next(visit, earlier), "named", "no");
    return Bringing.send(visit, check);
  }

  private static String health(TestServer server) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.uri() + "/actuator/health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void bringsKeepsAndGivesBackFilesThatLieInABucket() throws IOException {
    try (TestServer server = TestServer.with(S3Mock.shared().properties())) {
      Visit visit = new Visit(server.uri());
      Visit.Shown receipt = filed(visit, attach(visit, Bringing.toTheEvidence(visit), PDF));
      assertThat(receipt.text()).contains("一并收下的文件：1 个");
      Bringing.open(visit, Bringing.number(receipt), Bringing.key(receipt));
      String address = visit.get("/matter").first("href=\"(/matter/evidence/[0-9a-f-]{36})\"");

      assertThat(visit.download(address + "/original")).isEqualTo(PDF.content());
      assertThat(files(server.home().resolve("evidence"))).isEmpty();
      assertThat(server.bean(Checking.class).check(true).differences()).isEmpty();
      assertThat(health(server)).startsWith("200").contains("\"UP\"");
    }
  }

  @Test
  void losesNothingWhileTheStoreIsAwayAndSaysSo() {
    Map<String, String> settings = new HashMap<>();
    int port = S3Mock.freePort();
    try (S3Mock first = new S3Mock(port)) {
      settings.putAll(first.properties());
    }
    try (TestServer server = TestServer.with(settings)) {
      Visit visit = new Visit(server.uri());
      Visit.Shown page = attach(visit, Bringing.toTheEvidence(visit), PDF);
      assertThat(page.text()).contains("我们存放文件的地方暂时连不上").doesNotContain("remove-");
      assertThat(health(server)).startsWith("200").contains("\"DEGRADED\"");

      assertThat(Bringing.number(filed(visit, page))).as("without it").isNotEmpty();

      try (S3Mock back = new S3Mock(port)) {
        assertThat(back.port()).isEqualTo(port);
        page = attach(visit, Bringing.toTheEvidence(visit), PDF);
        assertThat(page.text()).contains("合同.pdf（");
      }
      Visit.Shown refused = filed(visit, page);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused.text()).contains("存放文件的地方暂时连不上，什么都没有丢");
    }
  }

  @Test
  void refusesWhatAScannerKnowsAndSaysThatNobodyDidWrong(@TempDir Path folder) throws IOException {
    try (RealClamd clamd = RealClamd.in(folder);
        TestServer server = TestServer.with(Map.of("huiyin.evidence.clamd", clamd.address()))) {
      Visit visit = new Visit(server.uri());
      Visit.Shown page = attach(visit, Bringing.toTheEvidence(visit), EICAR);
      assertThat(page.text()).contains("杀毒软件对“note.txt”发出提醒", "您没有做错什么");
      assertThat(page.text()).doesNotContain("remove-");
      assertThat(files(server.home().resolve("evidence/held"))).isEmpty();

      assertThat(attach(visit, page, PDF).text()).contains("合同.pdf（");
      Visit.Shown large =
          attach(
              visit,
              Bringing.toTheEvidence(visit),
              new Sent("a.pdf", Samples.PDF + " ".repeat((20 << 20) - Samples.PDF.length())));
      assertThat(large.text()).as("the largest that is taken").contains("a.pdf（20.0 MB）");
      assertThat(health(server)).contains("\"UP\"");
    }
  }

  /// Nobody has to come again because our scanner is away; whoever opens the file is warned, then
  /// and once the scanner is back.
  @Test
  void takesFilesWhileTheScannerIsAwayAndWarnsWhoeverOpensThem(@TempDir Path folder)
      throws IOException {
    try (RealClamd clamd = RealClamd.in(folder);
        TestServer server = TestServer.with(Map.of("huiyin.evidence.clamd", clamd.address()))) {
      clamd.stop();
      Visit visit = new Visit(server.uri());
      Visit.Shown receipt = filed(visit, attach(visit, Bringing.toTheEvidence(visit), EICAR));
      assertThat(receipt.text()).contains("一并收下的文件：1 个");
      assertThat(health(server)).startsWith("200").contains("\"DEGRADED\"");

      Visit officer = AtTheDesk.signedIn(server, "demo.registrar");
      String matter = "/desk/matters/" + Bringing.number(receipt);
      String address =
          officer.get(matter).first("href=\"(" + matter + "/evidence/[0-9a-f-]{36})\"");
      assertThat(officer.get(address).text()).contains("这个文件还没有查过毒");

      clamd.startAgain();
      Visit.Shown warned = officer.get(address);
      assertThat(warned.text()).contains("这个文件可能有害", "note.txt");
      assertThat(warned.header("Content-Disposition")).isEmpty();
      assertThat(officer.download(address + "?anyway=yes")).isEqualTo(RealClamd.EICAR);

      Bringing.open(visit, Bringing.number(receipt), Bringing.key(receipt));
      String own = visit.get("/matter").first("href=\"(/matter/evidence/[0-9a-f-]{36})\"");
      assertThat(visit.download(own)).as("one's own").isEqualTo(RealClamd.EICAR);
    }
  }

  @Test
  void refusesForNowWhereTheOperatorWantsNoneThatNobodyLookedAt() {
    try (TestServer server =
        TestServer.with(
            Map.of(
                "huiyin.evidence.clamd",
                "127.0.0.1:" + S3Mock.freePort(),
                "huiyin.evidence.unscanned",
                "refuse"))) {
      Visit visit = new Visit(server.uri());

      assertThat(attach(visit, Bringing.toTheEvidence(visit), PDF).text())
          .contains("暂时没法给“合同.pdf”查毒");
    }
  }
}
