package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pictures in `docs/rulebooks` are those of the rulebooks as they are. They were drawn in
/// another run, so this also proves that equal rulebooks give equal bytes.
class DrawingDocumentTest {

  private static final String REFRESH = "huiyin.documents.refresh";
  private static final Path ROOT = Path.of("..");
  private static final Path PICTURES = ROOT.resolve("docs/rulebooks");
  private static final Path RULEBOOKS =
      ROOT.resolve("rulebook/src/main/resources/org/huiyin/rulebook");

  record Picture(String rulebook, String kind, String language) {

    Path path() {
      return PICTURES.resolve(rulebook + "." + kind + "." + language + ".svg");
    }
  }

  static List<Picture> pictures() throws IOException {
    try (Stream<Path> files = Files.list(RULEBOOKS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .flatMap(DrawingDocumentTest::pictures)
          .toList();
    }
  }

  private static Stream<Picture> pictures(String rulebook) {
    return Rulebook.bundled(rulebook).kinds().values().stream()
        .filter(kind -> kind.intake() != null)
        .map(KindDefinition::id)
        .flatMap(kind -> Stream.of("zh", "en").map(lang -> new Picture(rulebook, kind, lang)));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void showsTheRulebookAsItIs(Picture picture) throws IOException {
    Rulebook rulebook = Rulebook.bundled(picture.rulebook());
    String drawn = Drawing.of(rulebook, picture.kind(), Locale.of(picture.language())).svg();
    if (Boolean.getBoolean(REFRESH)) {
      Files.createDirectories(PICTURES);
      Files.writeString(picture.path(), drawn);
    }
    assertThat(picture.path())
        .as(
            "%s is stale; redraw it with: ./huiyin test -pl workbench -am"
                + " -Dtest=DrawingDocumentTest -D%s=true",
            picture.path().getFileName(), REFRESH)
        .hasContent(drawn);
  }
}
