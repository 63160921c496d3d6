package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.TestServer;
import org.huiyin.evidence.Samples;
import org.huiyin.matter.Checking;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Sent;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final String MARKER = "unmistakable-" + UUID.randomUUID();
  private static final Sent LETTER = new Sent("合同.txt", Samples.LETTER + MARKER);
  private static final Sent PHOTO = new Sent("北渠.JPG", Samples.JPEG + MARKER);
  private static final Pattern REMOVE = Pattern.compile("value=\"remove-([0-9a-f-]{36})\"");

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  private static Visit.Shown attach(Visit visit, Visit.Shown page, Sent... files) {
    return visit.upload(page, "/bring", List.of(files), "go", "attach");
  }

  private static Visit.Shown toTheCheck(Visit visit, Visit.Shown evidence) {
    Visit.Shown earlier = Bringing.next(visit, evidence);
    return Bringing.next(visit, Bringing.next(visit, earlier), "named", "no");
  }

  private static void open(Visit visit, Visit.Shown receipt) {
    visit.submit(
        visit.get("/follow"),
        "/follow",
        "number",
        Bringing.number(receipt),
        "key",
        Bringing.key(receipt));
  }

  /// Files a matter with these and opens it.
  private Visit.Shown filed(Sent... files) {
    Visit.Shown evidence = attach(visit, Bringing.toTheEvidence(visit), files);
    Visit.Shown receipt = Bringing.send(visit, toTheCheck(visit, evidence));
    open(visit, receipt);
    return receipt;
  }

  private static String address(Visit.Shown matter) {
    return matter.first("href=\"(/matter/evidence/[0-9a-f-]{36})\"");
  }

  private static List<String> attached(Visit.Shown page) {
    return REMOVE.matcher(page.text()).results().map(found -> found.group(1)).toList();
  }

  @Test
  void listsThemBeforeSendingAndCountsThemOnTheReceipt() {
    Visit.Shown evidence = attach(visit, Bringing.toTheEvidence(visit), LETTER, PHOTO);
    assertThat(evidence.text()).contains("已附上 2 个", "合同.txt（1 KB）", "北渠.jpg（1 KB）");

    Visit.Shown check = toTheCheck(visit, evidence);
    assertThat(check.text()).contains("合同.txt（1 KB）\n北渠.jpg（1 KB）");

    assertThat(Bringing.send(visit, check).text()).contains("一并收下的文件：2 个");
  }

  @Test
  void takesThoseAlongThatWereChosenWhenGoingOn() {
    Visit.Shown earlier =
        visit.upload(Bringing.toTheEvidence(visit), "/bring", List.of(LETTER), "go", "next");
    Visit.Shown name = Bringing.next(visit, earlier);

    assertThat(earlier.text()).contains("name=\"at\" value=\"earlier\"");
    assertThat(Bringing.next(visit, name, "named", "no").text()).contains("合同.txt");
  }

  @Test
  void givesThemBackToTheLetterAsDownloadsAndNothingElse() {
    filed(LETTER, PHOTO);
    String address = address(visit.get("/matter"));

    Visit.Shown file = visit.get(address);

    assertThat(visit.download(address)).isEqualTo(LETTER.content());
    assertThat(file.header("Content-Type")).startsWith("text/plain");
    assertThat(file.header("Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%E5%90%88%E5%90%8C.txt");
    assertThat(file.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.header("Cache-Control")).contains("no-store");
  }

  @Test
  void areNotThereForAnotherMatterNorForNobody() {
    filed(LETTER);
    String address = address(visit.get("/matter"));
    Visit other = new Visit(server.uri());
    assertThat(other.get(address).header("Location")).endsWith("/follow");

    open(other, Bringing.send(other, Bringing.toTheCheck(other, "result")));

    assertThat(other.get(address).status()).isEqualTo(404);
    assertThat(other.get("/matter/evidence/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(other.get("/matter/evidence/..%2e").status()).isIn(400, 404);
    assertThat(other.get("/matter/evidence/x").status()).isEqualTo(404);
  }

  @Test
  void areTenAtTheMost() {
    Visit.Shown ten =
        attach(
            visit,
            Bringing.toTheEvidence(visit),
            Collections.nCopies(11, LETTER).toArray(Sent[]::new));
    assertThat(ten.text()).contains("href=\"#f-evidence\"", "最多附 10 个文件");
    assertThat(attached(ten)).hasSize(10);

    Visit.Shown more = attach(visit, ten, PHOTO);

    assertThat(more.text()).contains("最多附 10 个文件").doesNotContain("北渠.jpg");
    assertThat(attached(more)).isEqualTo(attached(ten));
  }

  @Test
  void areRefusedByNameAndTheOthersKept() {
    Visit.Shown page =
        attach(
            visit,
            Bringing.toTheEvidence(visit),
            new Sent("照片.jpg", Samples.PROGRAM),
            new Sent("../../large.pdf", Samples.PDF + " ".repeat(20 << 20)),
            LETTER,
            new Sent("page.html", Samples.PDF));

    assertThat(page.text())
        .contains("“照片.jpg”这一类文件收不了", "“large.pdf”超过了 20 MB", "“page.html”的名字和内容对不上");
    assertThat(attached(page)).hasSize(1);
  }

  @Test
  void areTakenOutAgainWithNothingLeft() throws IOException {
    Visit.Shown page = attach(visit, Bringing.toTheEvidence(visit), LETTER, PHOTO);
    String first = attached(page).getFirst();
    assertThat(held(first)).exists();

    Visit.Shown less = visit.submit(page, "/bring", "go", "remove-" + first);

    assertThat(less.text()).contains("北渠.jpg").doesNotContain("合同.txt");
    assertThat(held(first)).doesNotExist();
  }

  @Test
  void canNotBeFoundOnTheDiskBeforeNorAfterSending() throws IOException {
    Visit.Shown page = attach(visit, Bringing.toTheEvidence(visit), LETTER, PHOTO);
    assertThat(held(attached(page).getFirst())).exists();
    assertThat(filesThatHold(MARKER)).isEmpty();

    Bringing.send(visit, toTheCheck(visit, page));

    assertThat(server.home().resolve("evidence/kept").resolve(attached(page).getFirst())).exists();
    assertThat(filesThatHold(MARKER)).isEmpty();
    assertThat(filesThatHold("合同.txt")).isEmpty();
  }

  @Test
  void areSentOnceHoweverOftenTheFormIs() {
    Visit.Shown evidence = attach(visit, Bringing.toTheEvidence(visit), LETTER);
    Visit.Shown check = toTheCheck(visit, evidence);

    Visit.Shown first = Bringing.send(visit, check);
    Visit.Shown second = Bringing.send(visit, check);

    assertThat(Bringing.number(second)).isNotEmpty().isEqualTo(Bringing.number(first));
    assertThat(second.text()).contains("一并收下的文件：1 个");
  }

  @Test
  void thatAreGoneAreNamedBeforeAnythingIsSent() throws IOException {
    Visit.Shown page = attach(visit, Bringing.toTheEvidence(visit), LETTER, PHOTO);
    Visit.Shown check = toTheCheck(visit, page);
    Files.delete(held(attached(page).getFirst()));

    Visit.Shown again = Bringing.send(visit, check);

    assertThat(again.text()).contains("已经不在了", "北渠.jpg").doesNotContain("合同.txt", "id=\"key\"");
    assertThat(Bringing.send(visit, toTheCheck(visit, again)).text()).contains("一并收下的文件：1 个");
  }

  @Test
  void comeWithAnActAndStayWhereItsTextIsMissing() {
    filed();
    Visit.Shown form = visit.get("/matter/act/add");

    Visit.Shown missing =
        visit.upload(form, "/matter/act/add", List.of(LETTER), "text-text", " ", "go", "do");
    assertThat(missing.text()).contains("请填写这一项", "合同.txt");
    Visit.Shown done =
        visit.upload(missing, "/matter/act/add", List.of(PHOTO), "text-text", "照片在这里。", "go", "do");

    assertThat(done.status()).isEqualTo(303);
    assertThat(visit.get("/matter").text()).contains("照片在这里。", "合同.txt", "北渠.jpg");
    assertThat(visit.download(address(visit.get("/matter")))).isEqualTo(LETTER.content());
    Visit.Shown twice = visit.submit(missing, "/matter/act/add", "text-text", "又一次", "go", "do");
    assertThat(twice.text()).contains("刚才事项有了变化", "又一次");
    assertThat(attached(twice)).isEmpty();
  }

  @Test
  void surviveAFormWithoutTheToken() {
    Visit.Shown page = Bringing.toTheEvidence(visit);
    visit.forgetCookies();

    Visit.Shown again = attach(visit, page, LETTER);

    assertThat(again.text()).contains("请再点一次按钮", "合同.txt");
  }

  @Test
  void surviveASessionThatHasEnded() {
    Visit.Shown receipt = filed();
    Visit.Shown form = visit.get("/matter/act/add");
    visit.forget("matter");

    Visit.Shown ask =
        visit.upload(form, "/matter/act/add", List.of(LETTER), "text-text", "照片在这里。", "go", "do");
    Visit.Shown again =
        visit.submit(
            ask, "/follow", "number", Bringing.number(receipt), "key", Bringing.key(receipt));

    assertThat(again.text()).contains("照片在这里。", "合同.txt");
  }

  @Test
  void areNotReadWhereTheyAreTooMuchTogether() throws IOException {
    Visit.Shown page = Bringing.toTheEvidence(visit);
    StringBuilder start = new StringBuilder();
    page.hidden().forEach((name, value) -> start.append(part("name=\"" + name + "\"", value)));
    start.append(part("name=\"evidence\"; filename=\"a.pdf\"", LETTER.content()));
    String head =
        "POST /bring HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: form="
            + visit.cookie("form").orElseThrow()
            + "\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n"
            + "Content-Length: 230000000\r\n\r\n";

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write((head + start).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      assertThat(answer(socket)).contains("这些文件加在一起太大", "Connection: close");
    }
  }

  /// The line drops in the middle of the second file: the first is still there, and the page that
  /// shows it still goes on. Nothing of the second stays.
  @Test
  void areLostOnlyWhileTheyAreOnTheirWay() throws IOException {
    Visit.Shown page = attach(visit, Bringing.toTheEvidence(visit), LETTER);
    StringBuilder start = new StringBuilder();
    page.hidden().forEach((name, value) -> start.append(part("name=\"" + name + "\"", value)));
    start.append(
        "--x\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"b.txt\"\r\n\r\n"
            + LETTER.content());
    String head =
        "POST /bring HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: form="
            + visit.cookie("form").orElseThrow()
            + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n";
    Path held = server.home().resolve("evidence/held");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      byte[] half = (head + start + " ".repeat(300_000)).getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(half);
      socket.getOutputStream().flush();
      await().until(() -> unfinished(held) > 0);
    }
    await().until(() -> unfinished(held) == 0);

    assertThat(Bringing.send(visit, toTheCheck(visit, page)).text()).contains("一并收下的文件：1 个");
  }

  private static long unfinished(Path held) throws IOException {
    try (Stream<Path> files = Files.list(held)) {
      return files.filter(path -> path.toString().endsWith(".new")).count();
    }
  }

  /// The connection itself stays open for as long as the server waits for what isn't sent.
  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.equals("</html>")) {
      answer.append(line).append('\n');
      line = lines.readLine();
    }
    return answer.toString();
  }

  private static String part(String what, String content) {
    return "--x\r\nContent-Disposition: form-data; " + what + "\r\n\r\n" + content + "\r\n";
  }

  @Test
  void areThereAfterARestart() {
    TestServer own = TestServer.start();
    Visit before = new Visit(own.uri());
    Visit.Shown half = attach(before, Bringing.toTheEvidence(before), PHOTO);
    Visit.Shown receipt =
        Bringing.send(
            before, toTheCheck(before, attach(before, Bringing.toTheEvidence(before), LETTER)));

    try (TestServer again = own.again()) {
      Visit after = new Visit(again.uri());
      open(after, receipt);
      assertThat(after.download(address(after.get("/matter")))).isEqualTo(LETTER.content());
      Visit.Shown shown = after.submit(half, "/bring", "go", "next");
      assertThat(shown.text()).contains("请再点一次按钮");
      Visit.Shown rest = Bringing.send(after, toTheCheck(after, shown));
      assertThat(rest.text()).contains("一并收下的文件：1 个");
      assertThat(again.bean(Checking.class).check(true).differences()).isEmpty();
    }
  }

  private Path held(String id) {
    return server.home().resolve("evidence/held").resolve(id);
  }

  /// In the installation, and where the server's own reading of forms would put them.
  private List<Path> filesThatHold(String text) throws IOException {
    List<Path> found = new ArrayList<>(filesThatHold(server.home(), text));
    Pattern ofTheServer = Pattern.compile("tomcat\\..*|upload_.*");
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (Path path : temporary.toList()) {
        if (ofTheServer.matcher(String.valueOf(path.getFileName())).matches()) {
          found.addAll(filesThatHold(path, text));
        }
      }
    }
    return found;
  }

  private static List<Path> filesThatHold(Path under, String text) throws IOException {
    try (Stream<Path> files = Files.walk(under)) {
      return files.filter(Files::isRegularFile).filter(path -> holds(path, text)).toList();
    }
  }

  private static boolean holds(Path path, String text) {
    try {
      String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
      return bytes.contains(
          new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
