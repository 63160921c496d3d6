package org.huiyin.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.Api;
import org.huiyin.page.Visit;

/// Paths that lead out of where they belong, and files that aren't what they say.
final class TraversalAttacks {

  private static final List<String> OUT =
      List.of(
          "../../../../etc/passwd",
          "..%2f..%2f..%2f..%2fetc%2fpasswd",
          "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
          "..%252f..%252fetc%252fpasswd",
          "..\\..\\..\\etc\\passwd",
          "..%5c..%5capplication.yaml",
          "..;/..;/application.yaml",
          "%c0%ae%c0%ae/application.yaml",
          "application.yaml%00.css",
          "/etc/passwd");

  private static final List<String> FROM =
      List.of(
          "/assets/",
          "/rulebooks/cn-xinfang/",
          "/schemas/",
          "/published/rulebooks/",
          "/api/v1/matters/x/evidence/");

  private TraversalAttacks() {}

  static Stream<Attack> all() {
    return Stream.concat(paths(), files());
  }

  private static Stream<Attack> paths() {
    return FROM.stream()
        .flatMap(
            from ->
                OUT.stream()
                    .map(
                        out ->
                            new Attack(
                                "E1",
                                "`" + from + out + "`",
                                ground -> {
                                  String answer = ground.raw(from + out, ground.own());
                                  Ground.refused(answer);
                                  assertThat(answer).doesNotContain("spring:", "root:");
                                })));
  }

  private static Stream<Attack> files() {
    return Stream.of(
        sent("a page of HTML as a picture", "x.png", "<html><script>alert(1)</script></html>"),
        sent(
            "SVG with a script",
            "x.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        sent("a program", "x.pdf", "MZ\u0090\u0000\u0003"),
        sent("a shell script as a text", "x.sh", "#!/bin/sh\nrm -rf /\n"),
        sent("an archive", "x.zip", "PK\u0003\u0004\u0014\u0000"),
        sent("a PHP file", "x.php", "<?php system($_GET['c']); ?>"),
        sent("HTML behind the head of a GIF", "x.html", "GIF89a<script>alert(1)</script>"),
        sent("Java's serialised objects", "x.ser", "\u00ac\u00ed\u0000\u0005sr"),
        named("a name that leads out", "../../../../tmp/evil.png"),
        named("a name with a line break", "a\r\nSet-Cookie: officer=x\r\n.png"),
        named("a name with markup", "<img src=x onerror=alert(1)>.png"));
  }

  private static Attack sent(String what, String name, String content) {
    return new Attack("E2", what + ", as evidence", ground -> uploaded(ground, name, content));
  }

  private static Attack named(String what, String name) {
    return new Attack(
        "E2", what + ", of a file of evidence", ground -> uploaded(ground, name, "<html>"));
  }

  private static void uploaded(Ground ground, String name, String content) {
    Visit visit = ground.complainant(ground.own());
    Visit.Shown form = visit.get("/matter/act/add");
    Visit.Shown answer =
        visit.upload(
            form,
            "/matter/act/add",
            List.of(new Visit.Sent(name, content)),
            "text",
            "补充",
            "go",
            "do");
    Ground.harmless(answer);
    assertThat(answer.status()).as("taken in").isNotEqualTo(303);
    assertThat(answer.headers().keySet()).doesNotContain("Set-Cookie: officer=x");
    assertThat(answer.text()).doesNotContain("<img src=x");
    assertThat(ground.own().view().toString()).doesNotContain(name);
  }

  /// Files of a matter, by the number of another.
  static Stream<Attack> filesOfOthers() {
    UUID nobodys = new UUID(7, 7);
    return Stream.of(
        new Attack(
            "E3",
            "a file by one's own number and a guessed id, API",
            ground ->
                Ground.refused(
                    ground
                        .api()
                        .get(
                            "/matters/" + ground.own().number() + "/evidence/" + nobodys,
                            "Authorization",
                            Api.basic(ground.own().number(), ground.own().key())))),
        new Attack(
            "E3",
            "a file by one's own number and a guessed id, page",
            ground ->
                Ground.refused(
                    ground.complainant(ground.own()).get("/matter/evidence/" + nobodys))),
        new Attack(
            "E3",
            "a file of a matter behind the wall, desk",
            ground ->
                Ground.refused(
                    ground
                        .at("demo.labour")
                        .get(
                            "/desk/matters/" + ground.victim().number() + "/evidence/" + nobodys))),
        new Attack(
            "E3",
            "a file of a matter behind the wall, API",
            ground ->
                Ground.refused(
                    ground.get(
                        "/desk/matters/" + ground.victim().number() + "/evidence/" + nobodys,
                        "demo.labour"))),
        new Attack(
            "E3",
            "files named in an act that aren't one's own",
            ground ->
                Ground.refused(
                    ground
                        .own()
                        .act(
                            "add",
                            Map.of("texts", Map.of("text", "x"), "evidence", List.of(nobodys))))));
  }
}
