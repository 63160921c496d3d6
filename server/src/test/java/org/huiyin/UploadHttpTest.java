package org.huiyin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.Call.Answer;
import org.huiyin.evidence.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Files in parts over the API: what comes of a line that drops, of a wrong key, of too much.
class UploadHttpTest {

  private static final String UPLOADS = "/api/v1/uploads";
  private static final String NAME = "attachment; filename*=UTF-8''%E5%90%88%E5%90%8C.txt";
  private static final String MARKER = "unmistakable-" + UUID.randomUUID();

  private final TestServer server = TestServer.shared();

  /// A letter whose bytes can't be made small; it is read as it was sent.
  private static byte[] letter(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (' ' + Math.floorMod(bytes[i], 64));
    }
    byte[] head = (Samples.LETTER + MARKER).getBytes(ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  private record Begun(String path, String key) {}

  private Call call(String method, String path) {
    return Call.to(server.uri().getPort(), method, path);
  }

  private Begun begin() {
    Answer begun =
        call("POST", UPLOADS)
            .header("Content-Disposition", NAME)
            .header("Upload-Complete", "?0")
            .send();
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(begun.header("Upload-Offset")).isEqualTo("0");
    assertThat(begun.header("Upload-Complete")).isEqualTo("?0");
    assertThat(begun.header("Upload-Limit")).isEqualTo("max-size=20971520, max-age=86400");
    assertThat(begun.header("Location")).doesNotContain(begun.header("Upload-Key"));
    return new Begun(begun.header("Location"), begun.header("Upload-Key"));
  }

  private Answer append(Begun to, long offset, boolean last, byte[] bytes) {
    return call("PATCH", to.path())
        .header("Upload-Key", to.key())
        .header("Upload-Offset", Long.toString(offset))
        .header("Upload-Complete", last ? "?1" : "?0")
        .header("Content-Type", "application/partial-upload")
        .bytes(bytes)
        .send();
  }

  private Answer stands(Begun of) {
    return call("HEAD", of.path()).header("Upload-Key", of.key()).send();
  }

  private static byte[] part(byte[] all, int from, int to) {
    return Arrays.copyOfRange(all, from, to);
  }

  private Answer file(Map<String, Object> more) {
    Map<String, Object> filing = new HashMap<>(Brought.anAnonymousComplaint());
    filing.putAll(more);
    return call("POST", "/api/v1/matters")
        .header("Idempotency-Key", Api.newKey())
        .json(Api.text(filing))
        .send();
  }

  @Test
  void bringsAFileInPartsAndSendsItWithAMatter() {
    byte[] all = letter(3_300_001);
    Begun upload = begin();
    assertThat(append(upload, 0, false, part(all, 0, 10)).header("Upload-Offset")).isEqualTo("10");
    assertThat(append(upload, 10, false, part(all, 10, 1_500_000)).status()).isEqualTo(200);
    assertThat(stands(upload).header("Upload-Offset")).isEqualTo("1500000");

    Answer whole = append(upload, 1_500_000, true, part(all, 1_500_000, all.length));
    assertThat(whole.header("Upload-Complete")).isEqualTo("?1");
    String ticket = whole.json().required("ticket").stringValue();

    Answer filed = file(Map.of("evidence", List.of(ticket)));
    assertThat(filed.status()).as(filed.text()).isEqualTo(201);
    String number = filed.json().required("number").stringValue();
    String key = filed.json().required("key").stringValue();
    JsonNode file = filed.json().findPath("evidence").get(0);
    assertThat(file.toString()).contains("合同.txt", "text/plain");
    Answer again =
        call("GET", "/api/v1/matters/" + number + "/evidence/" + file.required("id").stringValue())
            .basic(number, key)
            .send();
    assertThat(again.header("Content-Length")).isEqualTo("3300001");
    assertThat(file(Map.of("evidence", List.of(ticket))).errors())
        .containsExactly("evidence: gone");
  }

  /// R7: as with a form, officers read a copy that says nothing besides what it shows.
  @Test
  void whatAPhotoSaysBesidesIsKeptFromOfficersHereToo() {
    Answer whole =
        call("POST", UPLOADS)
            .header("Content-Disposition", "attachment; filename=a.jpg")
            .bytes((Samples.JPEG + MARKER).getBytes(ISO_8859_1))
            .send();
    assertThat(whole.status()).as(whole.text()).isEqualTo(201);
    Answer filed = file(Map.of("evidence", List.of(whole.json().required("ticket").stringValue())));
    String number = filed.json().required("number").stringValue();
    String id = filed.json().findPath("evidence").get(0).required("id").stringValue();

    Answer read =
        call("GET", "/api/v1/desk/matters/" + number + "/evidence/" + id)
            .header("Authorization", new Api(server).bearer("demo.registrar"))
            .send();
    Answer original =
        call("GET", "/api/v1/matters/" + number + "/evidence/" + id + "/original")
            .basic(number, filed.json().required("key").stringValue())
            .send();

    assertThat(read.status()).as(read.text()).isEqualTo(200);
    assertThat(read.text()).doesNotContain(MARKER);
    assertThat(original.text()).contains(MARKER);
  }

  @Test
  void takesAWholeFileInOneGoAndSendsItWithAnAct() {
    Answer whole =
        call("POST", UPLOADS).header("Content-Disposition", NAME).bytes(letter(100_000)).send();
    assertThat(whole.status()).as(whole.text()).isEqualTo(201);
    Brought brought = Brought.received(new Api(server));
    Answer added =
        call("POST", "/api/v1/matters/" + brought.number() + "/acts")
            .basic(brought.number(), brought.key())
            .json(
                Api.text(
                    Map.of(
                        "act",
                        "add",
                        "texts",
                        Map.of("text", "合同在这里。"),
                        "evidence",
                        List.of(whole.json().required("ticket").stringValue()))))
            .send();

    assertThat(added.status()).as(added.text()).isEqualTo(200);
    assertThat(added.text()).contains("合同.txt");
  }

  /// The line drops in the middle of a part: what came before is here, and the end goes on there.
  @Test
  void goesOnWhereTheLineDropped() throws IOException {
    byte[] all = letter(900_000);
    Begun upload = begin();
    try (Socket line = line(upload, 0, all.length)) {
      line.getOutputStream().write(all, 0, 300_000);
      line.getOutputStream().flush();
      await().until(() -> isComing(upload));
    }
    int here = Integer.parseInt(stands(upload).header("Upload-Offset"));
    assertThat(here).isBetween(1, 300_000);

    Answer rest = append(upload, here, true, part(all, here, all.length));
    assertThat(rest.status()).as(rest.text()).isEqualTo(200);
    assertThat(rest.json().required("ticket").stringValue()).isNotEmpty();
  }

  /// The sender is on another line already while the first still looks alive.
  @Test
  void takesOverFromALineWhoseEndNobodyNoticed() throws Exception {
    byte[] all = letter(400_000);
    Begun upload = begin();
    try (Socket dead = line(upload, 0, all.length)) {
      dead.getOutputStream().write(all, 0, 200_000);
      dead.getOutputStream().flush();
      await().until(() -> isComing(upload));
      int here = Integer.parseInt(stands(upload).header("Upload-Offset"));

      Answer rest = append(upload, here, true, part(all, here, all.length));
      assertThat(rest.status()).as(rest.text()).isEqualTo(200);
    }
  }

  /// Whether more of it is being written than is kept in memory.
  private boolean isComing(Begun upload) throws IOException {
    String id = upload.path().substring(UPLOADS.length() + 1);
    try (Stream<Path> all = Files.list(server.home().resolve("evidence/uploads").resolve(id))) {
      return all.anyMatch(path -> path.toString().endsWith(".new"));
    }
  }

  private Socket line(Begun upload, int offset, int length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort());
    OutputStream out = socket.getOutputStream();
    String head =
        """
        PATCH %s HTTP/1.1
        Host: localhost
        Upload-Key: %s
        Upload-Offset: %d
        Upload-Complete: ?1
        Content-Type: application/partial-upload
        Content-Length: %d

        """
            .formatted(upload.path(), upload.key(), offset, length);
    out.write(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
    return socket;
  }

  /// The answer to the last part may be lost like any other.
  @Test
  void saysAgainWhatBecameOfAWholeFile() {
    byte[] all = letter(1000);
    Begun upload = begin();
    String ticket = append(upload, 0, true, all).json().required("ticket").stringValue();

    Answer asked = call("GET", upload.path()).header("Upload-Key", upload.key()).send();
    assertThat(asked.json().required("ticket").stringValue()).isEqualTo(ticket);
    assertThat(stands(upload).header("Upload-Complete")).isEqualTo("?1");
    assertThat(append(upload, 1000, true, new byte[0]).problem()).isEqualTo("completed-upload");
  }

  @Test
  void refusesAPartThatBeginsElsewhere() {
    Begun upload = begin();
    append(upload, 0, false, letter(1000));

    Answer elsewhere = append(upload, 5, false, new byte[10]);
    assertThat(elsewhere.status()).isEqualTo(409);
    assertThat(elsewhere.problem()).isEqualTo("mismatching-upload-offset");
    assertThat(elsewhere.header("Upload-Offset")).isEqualTo("1000");
    assertThat(elsewhere.json().required("expected-offset").intValue()).isEqualTo(1000);
  }

  @Test
  void isNotThereForWhoeverLacksItsKey() {
    Begun upload = begin();
    for (String key : new String[] {begin().key(), "", "short", "!"}) {
      Begun wrong = new Begun(upload.path(), key);
      assertThat(stands(wrong).status()).isEqualTo(404);
      assertThat(append(wrong, 0, true, letter(100)).problem()).isEqualTo("not-found");
      assertThat(call("DELETE", upload.path()).header("Upload-Key", key).send().status())
          .isEqualTo(404);
    }
    assertThat(stands(new Begun(UPLOADS + "/" + UUID.randomUUID(), upload.key())).status())
        .isEqualTo(404);
    assertThat(stands(upload).status()).isEqualTo(204);
  }

  @Test
  void canBeFoundOnTheDiskAtNoTime() {
    byte[] all = letter(200_000);
    Begun upload = begin();
    append(upload, 0, false, part(all, 0, 1000));
    append(upload, 1000, false, part(all, 1000, 150_000));
    assertThat(filesThatHold(MARKER)).isEmpty();
    assertThat(filesThatHold("合同")).isEmpty();
    append(upload, 150_000, true, part(all, 150_000, all.length));
    assertThat(filesThatHold(MARKER)).isEmpty();
    assertThat(filesThatHold("合同")).isEmpty();
  }

  @Test
  void isForgottenWithItsFileWhereTheSenderWantsIt() {
    Begun upload = begin();
    String ticket = append(upload, 0, true, letter(1000)).json().required("ticket").stringValue();

    assertThat(call("DELETE", upload.path()).header("Upload-Key", upload.key()).send().status())
        .isEqualTo(204);
    assertThat(stands(upload).status()).isEqualTo(404);
    assertThat(file(Map.of("evidence", List.of(ticket))).errors())
        .containsExactly("evidence: gone");
  }

  @Test
  void refusesWhatIsTooLargeOrOfNoKindAndLeavesNothing() {
    Answer declared =
        call("POST", UPLOADS)
            .header("Content-Disposition", NAME)
            .header("Upload-Length", "20971521")
            .header("Upload-Complete", "?0")
            .send();
    assertThat(declared.json().required("reason").stringValue()).isEqualTo("too-large");

    Begun upload = begin();
    assertThat(append(upload, 0, false, letter(20 << 20)).status()).isEqualTo(200);
    Answer more = append(upload, 20 << 20, true, new byte[1]);
    assertThat(more.problem()).isEqualTo("file-refused");
    assertThat(more.json().required("reason").stringValue()).isEqualTo("too-large");
    assertThat(stands(upload).status()).isEqualTo(404);

    Begun program = begin();
    Answer refused = append(program, 0, true, Samples.PROGRAM.getBytes(ISO_8859_1));
    assertThat(refused.json().required("reason").stringValue()).isEqualTo("not-allowed");
    assertThat(stands(program).status()).isEqualTo(404);
  }

  @Test
  void refusesAWholeThatIsNotAsLongAsItSaid() {
    Answer begun =
        call("POST", UPLOADS)
            .header("Content-Disposition", NAME)
            .header("Upload-Length", "2000")
            .header("Upload-Complete", "?0")
            .send();
    Begun upload = new Begun(begun.header("Location"), begun.header("Upload-Key"));

    assertThat(append(upload, 0, true, letter(1000)).errors())
        .containsExactly("Upload-Length: malformed");
    assertThat(stands(upload).header("Upload-Length")).isEqualTo("2000");
    assertThat(append(upload, 1000, true, letter(1000)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "////"})
  void takesNoTicketThatIsNotOurs(String ticket) {
    assertThat(file(Map.of("evidence", List.of(ticket))).errors())
        .containsExactly("evidence: unknown");
  }

  @Test
  void takesNoTicketThatWasAltered() {
    String ticket =
        call("POST", UPLOADS)
            .header("Content-Disposition", NAME)
            .bytes(letter(1000))
            .send()
            .json()
            .required("ticket")
            .stringValue();
    String altered = (ticket.startsWith("A") ? "B" : "A") + ticket.substring(1);

    assertThat(file(Map.of("evidence", List.of(altered))).errors())
        .containsExactly("evidence: unknown");
    assertThat(file(Map.of("evidence", Collections.nCopies(11, ticket))).errors())
        .contains("evidence: too-many-files");
  }

  @Test
  void isForgottenAfterADayAndBoundedInNumber() {
    try (TestServer small = TestServer.with(Map.of("huiyin.limits.unfinished-uploads", "3"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(begin(small).status()).isEqualTo(201);
      }
      assertThat(begin(small).problem()).isEqualTo("storage-full");
      Path uploads = small.home().resolve("evidence/uploads");
      try (Stream<Path> all = Files.walk(uploads)) {
        for (Path about : all.filter(path -> path.endsWith("about")).limit(1).toList()) {
          Files.setLastModifiedTime(
              about, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      assertThat(begin(small).status()).as("one was a day old").isEqualTo(201);
      assertThat(begin(small).status()).isEqualTo(507);
    }
  }

  private static Answer begin(TestServer at) {
    return Call.to(at.uri().getPort(), "POST", UPLOADS)
        .header("Content-Disposition", NAME)
        .header("Upload-Complete", "?0")
        .send();
  }

  /// Beginning an upload counts like a filing of its network.
  @Test
  void countsTowardsWhatMayComeFromOneNetwork() {
    try (TestServer strict = TestServer.with(Map.of("huiyin.limits.filings-per-hour", "2"))) {
      int refused = 0;
      for (int i = 0; i < 3; i++) {
        Answer answer =
            Call.to(strict.uri().getPort(), "POST", UPLOADS)
                .header("Content-Disposition", NAME)
                .header("Upload-Complete", "?0")
                .header("X-Forwarded-For", "203.0.113.9")
                .send();
        refused += answer.status() == 429 ? 1 : 0;
      }
      assertThat(refused).isEqualTo(1);
    }
  }

  /// A download that broke off goes on where it stopped.
  @Test
  void givesTheRestOfAFileToWhoeverHasItsBeginning() {
    byte[] all = letter(2_500_000);
    String ticket =
        call("POST", UPLOADS)
            .header("Content-Disposition", NAME)
            .bytes(all)
            .send()
            .json()
            .required("ticket")
            .stringValue();
    Answer filed = file(Map.of("evidence", List.of(ticket)));
    String number = filed.json().required("number").stringValue();
    String key = filed.json().required("key").stringValue();
    String path =
        "/api/v1/matters/"
            + number
            + "/evidence/"
            + filed.json().findPath("evidence").get(0).required("id").stringValue();

    Answer rest = call("GET", path).basic(number, key).header("Range", "bytes=2499900-").send();
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.header("Content-Range")).isEqualTo("bytes 2499900-2499999/2500000");
    assertThat(rest.header("Content-Length")).isEqualTo("100");
    String tag = rest.header("ETag");
    for (String[] asked :
        new String[][] {
          {"bytes=-1", tag, "206"},
          {"bytes=0-0", tag, "206"},
          {"bytes=5-1", tag, "200"},
          {"bytes=0-1", "\"other\"", "200"},
          {"bytes=0-1,5-6", tag, "200"},
          {"bytes=2500000-", tag, "416"},
          {"lines=1-2", tag, "200"}
        }) {
      Answer answer =
          call("GET", path)
              .basic(number, key)
              .header("Range", asked[0])
              .header("If-Range", asked[1])
              .send();
      assertThat(Integer.toString(answer.status())).as(asked[0]).isEqualTo(asked[2]);
    }
  }

  private List<Path> filesThatHold(String text) {
    try (Stream<Path> files = Files.walk(server.home().resolve("evidence"))) {
      return files.filter(Files::isRegularFile).filter(path -> holds(path, text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path path, String text) {
    try {
      String sought = new String(text.getBytes(UTF_8), ISO_8859_1);
      return new String(Files.readAllBytes(path), ISO_8859_1).contains(sought);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
