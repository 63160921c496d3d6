package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.huiyin.TestServer;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.PlaceIntake;
import org.huiyin.importing.PlaceFiles;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceImportPublishedTest {

  private final TestServer server = TestServer.shared();

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 完成：地点（批量导入）, 全部导入地点的指纹",
    "en, 'Done: Places, imported', Fingerprint of all imported places"
  })
  void anyoneReadsWhichFilesCameAndHowManyPlaces(
      String language, String title, String digest, @TempDir Path folder) throws IOException {
    String own = language.equals("zh-CN") ? "991" : "992";
    Files.writeString(
        folder.resolve("provinces.csv"),
        "\ufeffcode,name\n" + own + ",\"海外省\"\n",
        StandardCharsets.UTF_8);
    try (GZIPOutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("villages.csv.gz")))) {
      packed.write(
          ("code,name,streetCode,provinceCode\n" + own + "000000001,岛村," + own + "," + own + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }

    PlaceIntake.Outcome done =
        server
            .bean(PlaceIntake.class)
            .take(
                new Editor("system:demo", null),
                PlaceFiles.of(List.of(folder)),
                false,
                new Silent());

    assertThat(done.added()).isEqualTo(2);
    assertThat(server.bean(Gazetteer.class).chain(own + "000000001"))
        .extracting(place -> place.name().zh())
        .containsExactly("岛村", "海外省");
    Visit visit = new Visit(server.uri());
    String page = visit.get("/published?kind=place-import&lang=" + language).text();
    assertThat(page).contains(title, digest, "provinces.csv sha256:", "villages.csv.gz sha256:");
  }

  @Test
  void aFolderWithoutSuchFilesIsSaidSo(@TempDir Path folder) {
    List<String> said = new ArrayList<>();
    try {
      PlaceFiles.of(List.of(folder));
    } catch (IOException e) {
      said.add(String.valueOf(e.getMessage()));
    }
    assertThat(said).singleElement().asString().contains("provinces.csv");
  }

  private static final class Silent implements PlaceIntake.Told {
    @Override
    public void read(long rows) {}

    @Override
    public void rejected(PlaceIntake.Line line, PlaceIntake.Reason reason) {
      throw new AssertionError(line.where() + " " + reason);
    }

    @Override
    public void ended(String code, String name) {}
  }
}
