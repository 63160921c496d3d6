package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.huiyin.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A complainant takes no date on trust: the command that a matter shows, on the rulebook that
/// anyone can download, gives each clock's account word by word, without the server.
class CountAgainHttpTest {

  private static final String LAUNCHER = "./huiyin ";

  private final Api api = Api.shared();
  private final Path folder;

  CountAgainHttpTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachClockIsCountedAgainFromThePublishedRulebook() throws IOException {
    Brought matter = Brought.accepted(api);
    matter.done("demo.lead", "extend", Map.of("days", 20, "texts", Map.of("reason", "需要鉴定。")));
    LocalDate promised = LocalDate.of(2027, 3, 1);
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    answer.put("promises", List.of(Map.of("text", "修好泵站。", "due", promised.toString())));
    matter.done("demo.handler", "answer", answer);
    isTheSame(matter, "zh", 5);
    isTheSame(matter, "en", 5);
    isTheSame(Brought.inReview(api), "en", 5);
  }

  private void isTheSame(Brought matter, String language, int atLeast) throws IOException {
    JsonNode view =
        Api.json(
            api.get(
                "/matters/" + matter.number(),
                "Authorization",
                Api.basic(matter.number(), matter.key()),
                "Accept-Language",
                language));
    JsonNode procedure = view.required("procedure");
    Path rulebook = download(procedure);
    List<JsonNode> clocks = view.required("clocks").valueStream().toList();
    assertThat(clocks).hasSizeGreaterThanOrEqualTo(atLeast);
    for (JsonNode clock : clocks) {
      String command = clock.required("count").required("again").stringValue();
      assertThat(command).startsWith(LAUNCHER).contains(String.valueOf(rulebook.getFileName()));
      Counted counted = count(command, rulebook, language);
      assertThat(counted.text())
          .as(command)
          .isEqualTo(clock.required("counted").stringValue() + "\n");
      assertThat(counted.by())
          .contains(procedure.required("digest").stringValue())
          .contains(procedure.required("calendar").stringValue());
    }
  }

  private Path download(JsonNode procedure) throws IOException {
    HttpResponse<String> document =
        api.send("GET", procedure.required("document").stringValue(), BodyPublishers.noBody());
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(sha256(document.body())).isEqualTo(procedure.required("digest").stringValue());
    String name =
        document
            .headers()
            .firstValue("Content-Disposition")
            .orElseThrow()
            .replaceFirst(".*filename=\"([^\"]+)\".*", "$1");
    return Files.writeString(folder.resolve(name), document.body());
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the command printed: the account, and by what it was counted.
  private record Counted(String text, String by) {}

  private static Counted count(String command, Path rulebook, String language) {
    List<String> words =
        new ArrayList<>(Arrays.asList(command.substring(LAUNCHER.length()).split(" ", -1)));
    words.set(words.indexOf("--rulebook") + 1, rulebook.toString());
    words.addAll(List.of("--lang", language));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Workbench.run(
            words,
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return new Counted(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
