package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two rows of a page that Gatling 3.14.9 wrote, of a server that refused all filings.
class GatlingReportTest {

  private final Path folder;

  GatlingReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void tellsEachStepsRequestsFailuresAndWaits() throws Exception {
    GatlingReport report = GatlingReport.read(page());

    assertThat(report.rows()).hasSize(2);
    assertThat(report.row("file, 8")).isEqualTo(new GatlingReport.Row(46, 46, 120, 278, 357));
    assertThat(report.row("act, 8")).isEqualTo(new GatlingReport.Row(92, 0, 60, 228, 282));
  }

  @Test
  void refusesAStepThatGatlingDidNotReport() throws Exception {
    GatlingReport report = GatlingReport.read(page());

    assertThatIllegalArgumentException().isThrownBy(() -> report.row("act, 64"));
  }

  @Test
  void refusesAPageOfAnotherForm() throws Exception {
    String page = Files.readString(page()).replace("col-11", "p99");
    Path other = Files.writeString(folder.resolve("index.html"), page);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatlingReport.read(other))
        .withMessageContaining("column 11");
  }

  @Test
  void findsTheNewestOfManyReports() throws IOException, URISyntaxException {
    for (String run : new String[] {"visits-20261123030636343", "visits-20261122230636343"}) {
      Path made = Files.createDirectory(folder.resolve(run));
      Files.copy(page(), made.resolve("index.html"));
    }

    assertThat(GatlingReport.newestIn(folder).page())
        .hasParentRaw(folder.resolve("visits-20261123030636343"));
  }

  @Test
  void countsASecondOverTheStepAndNotOverTheRun() {
    GatlingLine line =
        GatlingLine.of(
            new GatlingLine.What("act", 8),
            new GatlingReport.Row(92, 0, 60, 228, 282),
            new GatlingStep("act, 8", Duration.ofSeconds(2), Duration.ofMillis(184)));

    assertThat(line.perSecond()).isEqualTo(46);
    assertThat(line.toString()).endsWith("2.000");
  }

  private static Path page() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GatlingReportTest.class.getResource("gatling-report.html")).toURI());
  }
}
