package org.huiyin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.ApiCaller.Answer;
import org.huiyin.database.SmallDisk;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The disk of the evidence alone fills up (root and Linux only): no file is taken in, and half
/// none is left; matters without files still are; later the same request is carried out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullEvidenceHttpTest {

  private static final int ROOMY = 1_300_000;
  private static final String TEXT = "停水的记录。\n".repeat(20_000);

  private final SmallDisk disk = SmallDisk.mounted(ROOMY / 1_000);
  private final TestServer server =
      TestServer.with(Map.of("huiyin.evidence-folder", disk.folder().resolve("files").toString()));
  private final ApiCaller api = new ApiCaller(server.uri());

  @AfterAll
  void end() {
    server.close();
    disk.close();
  }

  private void isFull() {
    disk.resize(used() + 64);
  }

  private int used() {
    try (Stream<Path> files = Files.walk(disk.folder())) {
      return files.mapToInt(file -> 4 + (int) ((file.toFile().length() + 4_095) / 4_096 * 4)).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> files() {
    try (Stream<Path> files = Files.walk(disk.folder())) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer file(List<String> tickets) {
    Map<String, Object> filing =
        new HashMap<>(
            Map.of(
                "kind", "remedy",
                "relation", "concerns",
                "institution", DemoCounty.PETITIONS,
                "ask", "请尽快修好。",
                "story", "泵站停水。"));
    if (!tickets.isEmpty()) {
      filing.put("evidence", tickets);
    }
    return api.file(filing, UUID.randomUUID() + "-" + UUID.randomUUID());
  }

  private static void isSaidToBeFull(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(507);
    assertThat(answer.json().required("type").stringValue())
        .isEqualTo("https://huiyin.org/problems#storage-full");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private void opens(Answer filed, String text) {
    String number = filed.expect(201).required("number").stringValue();
    String key = filed.json().required("key").stringValue();
    String id = api.view(number, key).expect(200).at("/happened/0/evidence/0/id").asString();
    assertThat(
            api.get("/matters/" + number + "/evidence/" + id, ApiCaller.basic(number, key)).text())
        .isEqualTo(text);
  }

  private static String ticket(Answer answer) {
    return answer.json().required("ticket").stringValue();
  }

  @Test
  void takesNoFileAndEveryMatterWithoutOneAndLaterTheSameFile() {
    disk.resize(ROOMY);
    List<String> before = files();
    isFull();
    isSaidToBeFull(api.upload("record.txt", TEXT));
    assertThat(files()).isEqualTo(before);
    file(List.of()).expect(201);

    disk.resize(ROOMY);
    Answer sent = api.upload("record.txt", TEXT);
    sent.expect(201);
    opens(file(List.of(ticket(sent))), TEXT);
  }

  @Test
  void whatIsHeldIsKeptWithItsMatterAlsoOnAFullDisk() {
    disk.resize(ROOMY);
    Answer sent = api.upload("record.txt", TEXT);
    sent.expect(201);
    isFull();
    opens(file(List.of(ticket(sent))), TEXT);
  }

  @Test
  void anUploadInWhoseMiddleItFillsUpGoesOnFromWhereItStood() {
    disk.resize(ROOMY);
    Answer begun =
        api.send(
            "POST",
            "/api/v1/uploads",
            Map.of(
                "Content-Disposition", "attachment; filename=\"record.txt\"",
                "Upload-Complete", "?0"),
            new byte[0]);
    begun.expect(201);
    String upload = begun.headers().firstValue("Location").orElseThrow();
    String key = begun.headers().firstValue("Upload-Key").orElseThrow();
    byte[] all = TEXT.getBytes(UTF_8);
    byte[] first = Arrays.copyOf(all, 100_000);
    byte[] small = Arrays.copyOfRange(all, 100_000, 150_000);
    byte[] rest = Arrays.copyOfRange(all, 100_000, all.length);
    part(upload, key, 0, "?0", first).expect(200);
    List<String> before = files();

    isFull();
    isSaidToBeFull(part(upload, key, 100_000, "?1", rest));
    assertThat(files()).isEqualTo(before);
    disk.fill();
    isSaidToBeFull(part(upload, key, 100_000, "?0", small));
    disk.makeSpace();
    assertThat(files()).isEqualTo(before);
    Answer stands = api.send("GET", upload, Map.of("Upload-Key", key), new byte[0]);
    assertThat(stands.expect(200).required("offset").intValue()).isEqualTo(100_000);

    disk.resize(ROOMY);
    Answer whole = part(upload, key, 100_000, "?1", rest);
    whole.expect(200);
    opens(file(List.of(ticket(whole))), TEXT);
  }

  private Answer part(String upload, String key, int offset, String complete, byte[] body) {
    return api.send(
        "PATCH",
        upload,
        Map.of(
            "Content-Type",
            "application/partial-upload",
            "Upload-Key",
            key,
            "Upload-Offset",
            String.valueOf(offset),
            "Upload-Complete",
            complete),
        body);
  }
}
