package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.demo.Walk;
import org.huiyin.matter.Lateness;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Takes the pictures of the main pages for the documents, when `./huiyin screens` asks for it:
/// always on the same legal day and in the same county, so that little but the numbers differs
/// from one time to the next.
@EnabledIfSystemProperty(
    named = "huiyin.screens",
    matches = ".+",
    disabledReason = "pictures are taken by ./huiyin screens")
class ScreensBrowserTest {

  /// The pages of the journey that are worth a picture.
  private static final List<String> OF_THE_JOURNEY =
      List.of("start", "before", "mistake", "place", "ask", "check", "receipt", "follow", "matter");

  /// A page for officers, and who opens it.
  private record Desk(String name, String login, String path) {}

  private static final List<Desk> AT_THE_DESK =
      List.of(
          new Desk("today", "demo.handler", "/desk"),
          new Desk("register", "demo.registrar", "/desk/register"),
          new Desk("admin", "demo.admin", "/admin"),
          new Desk("admin-officers", "demo.admin", "/admin/officers"),
          new Desk("published", "demo.admin", "/published"));

  /// Shown for a matter that waits for its answer.
  private static final String AT_A_MATTER = "desk-matter";

  private static final List<Integer> WIDTHS = List.of(360, 1280);
  private static final List<String> LANGUAGES = List.of("zh-CN", "en");

  private final Path folder = Path.of(System.getProperty("huiyin.screens", "target/screens"));
  private final TestServer server = TestServer.start();
  private final Map<String, Map<String, String>> titles = new LinkedHashMap<>();

  @Test
  void showTheMainPages() throws IOException {
    Files.createDirectories(folder);
    for (Sight sight : sights().toList()) {
      try (Browsing browsing = Browsing.at(server.uri(), sight)) {
        new Journey(browsing, name -> keep(browsing, name, OF_THE_JOURNEY)).bring().follow();
      }
    }
    String waiting = "/desk/matters/" + Brought.accepted(new Api(server)).number();
    for (Sight sight : sights().toList()) {
      AT_THE_DESK.forEach(page -> showAtTheDesk(sight, page));
      showAtTheDesk(sight, new Desk(AT_A_MATTER, "demo.handler", waiting));
    }
    for (String language : LANGUAGES) {
      Walk.Walked walked = walk(Locale.forLanguageTag(language));
      sights()
          .filter(sight -> sight.language().equals(language))
          .forEach(sight -> showTheWalkedMatter(sight, walked));
    }
    Files.writeString(folder.resolve("README.md"), gallery());
    assertThat(titles).containsOnlyKeys(all());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<String> all() {
    return Stream.of(
            OF_THE_JOURNEY.stream(),
            Stream.of("answered", "answer", "own-receipt", "ledger", AT_A_MATTER),
            AT_THE_DESK.stream().map(Desk::name))
        .flatMap(names -> names)
        .toList();
  }

  private static Stream<Sight> sights() {
    return LANGUAGES.stream()
        .flatMap(language -> WIDTHS.stream().map(width -> Sight.of(language, width)));
  }

  private Walk.Walked walk(Locale locale) {
    return new Walk(
            server.client(locale),
            server.legalTime(),
            server.bean(Lateness.class),
            locale,
            new PrintStream(OutputStream.nullOutputStream()))
        .from(server.today());
  }

  private void showTheWalkedMatter(Sight sight, Walk.Walked walked) {
    try (Browsing browsing = Browsing.at(server.uri(), sight)) {
      browsing.open("/follow");
      browsing.write("receipt.number", walked.number());
      browsing.write("follow.key", walked.key());
      browsing.press("follow.open");
      browsing.titled("matter.title");
      keep(browsing, "answered", List.of("answered"));
      browsing.open("/matter/answer");
      keep(browsing, "answer", List.of("answer"));
      browsing.open("/matter/receipt");
      keep(browsing, "own-receipt", List.of("own-receipt"));
      browsing.open("/ledger");
      keep(browsing, "ledger", List.of("ledger"));
    }
  }

  private void showAtTheDesk(Sight sight, Desk desk) {
    try (Browsing browsing = Browsing.at(server.uri(), sight)) {
      browsing.open("/sign-in");
      browsing.write("sign-in.name", desk.login());
      browsing.write("sign-in.password", server.password(desk.login()));
      browsing.press("sign-in.do");
      browsing.open(desk.path());
      assertThat(browsing.path()).isEqualTo(desk.path());
      keep(browsing, desk.name(), List.of(desk.name()));
    }
  }

  private void keep(Browsing browsing, String name, List<String> wanted) {
    if (!wanted.contains(name)) {
      return;
    }
    String language = browsing.sight().language();
    titles
        .computeIfAbsent(name, _ -> new LinkedHashMap<>())
        .put(language, browsing.page().title().replaceAll(" – [^–]*$", ""));
    try {
      Files.write(
          folder.resolve(file(name, language, browsing.sight().width())), browsing.picture());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name, String language, int width) {
    return name + "-" + language.substring(0, 2) + "-" + width + ".png";
  }

  private String gallery() {
    return """
    # The pages in pictures 页面图片

    Made by `./huiyin screens`. 由 `./huiyin screens` 生成。

    | 中文 | English |
    | --- | --- |
    """
        + titles.entrySet().stream()
            .map(page -> row(page.getKey(), page.getValue()))
            .collect(Collectors.joining());
  }

  private static String row(String name, Map<String, String> title) {
    return LANGUAGES.stream()
        .map(
            language -> {
              String of = title.getOrDefault(language, "");
              String narrow = file(name, language, 360);
              String wide = file(name, language, 1280);
              return "%s: [1280](%s)<br>![%s](%s)".formatted(of, wide, of, narrow);
            })
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
