package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.huiyin.evidence.OwnProcess.End;
import org.huiyin.evidence.strip.Planted;
import org.huiyin.evidence.strip.PlantedOffice;
import org.huiyin.evidence.strip.PlantedPdf;
import org.huiyin.matter.Evidence;
import org.junit.jupiter.api.Test;

/// What documents do to the process that strips them stays there.
class OwnProcessTest {

  private static End strip(String format, byte[] original, OutputStream copy) throws IOException {
    return new OwnProcess().strip(format, new ByteArrayInputStream(original), copy);
  }

  private static End end(String format, byte[] original) throws IOException {
    return strip(format, original, OutputStream.nullOutputStream());
  }

  @Test
  void givesTheCopyAndNothingElse() throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    assertThat(strip("pdf", PlantedPdf.made(1), copy)).isEqualTo(End.DONE);
    assertThat(copy.toString(StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .doesNotContain(Planted.MARKER);
  }

  @Test
  void stripsFiveHundredPages() throws IOException {
    byte[] original = PlantedPdf.made(500);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    assertThat(strip("pdf", original, copy)).isEqualTo(End.DONE);
    assertThat(copy.toString(StandardCharsets.ISO_8859_1)).doesNotContain(Planted.MARKER);
  }

  /// Pages of a list that unpacks to gigabytes.
  @Test
  void refusesAPdfThatUnpacksToMoreThanItMayHold() throws IOException {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      COSStream picture = document.getDocument().createCOSStream();
      picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
      // Packed twice, and said to be a photo.
      COSArray filters = new COSArray();
      filters.add(COSName.FLATE_DECODE);
      filters.add(COSName.DCT_DECODE);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (var deflating = new DeflaterOutputStream(packed)) {
        for (int i = 0; i < 1024; i++) {
          deflating.write(zeros);
        }
      }
      try (OutputStream out = picture.createRawOutputStream()) {
        packed.writeTo(out);
      }
      picture.setItem(COSName.FILTER, filters);
      PDResources resources = new PDResources();
      resources.getCOSObject().setItem(COSName.XOBJECT, one("Im1", picture));
      page.setResources(resources);
      document.save(bytes);
    }
    assertThat(bytes.size()).isLessThan(3 << 20);
    assertThat(end("pdf", bytes.toByteArray())).isEqualTo(End.UNREADABLE);
  }

  private static COSDictionary one(String name, COSBase value) {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.getPDFName(name), value);
    return dictionary;
  }

  @Test
  void refusesAnArchiveThatUnpacksToMoreThanIsRead() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>(PlantedOffice.word());
    String long64 = "<x>" + " ".repeat(64 << 20) + "</x>";
    for (int i = 0; i < 8; i++) {
      parts.put("word/header" + i + ".xml", long64);
    }
    byte[] bomb = PlantedOffice.zip(parts);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(end("office", bomb)).isEqualTo(End.UNREADABLE);
  }

  /// Many entries of the directory that lead to one packed part, as in 42.zip's successors.
  @Test
  void refusesEntriesThatLieOverEachOther() throws IOException {
    assertThat(end("office", Overlapping.archive(60, 16 << 20))).isEqualTo(End.UNREADABLE);
  }

  @Test
  void killsWhatTakesTooLong() throws IOException {
    OwnProcess process = new OwnProcess(Duration.ofMillis(1500), Sleeping.class);
    long children = children();
    End end =
        process.strip(
            "pdf",
            new ByteArrayInputStream(new byte[Evidence.MOST_BYTES]),
            OutputStream.nullOutputStream());
    assertThat(end).isEqualTo(End.UNREADABLE);
    assertThat(children()).isLessThanOrEqualTo(children);
  }

  private static long children() {
    return ProcessHandle.current()
        .children()
        .filter(
            child ->
                child.info().arguments().stream()
                    .flatMap(Stream::of)
                    .anyMatch(Sleeping.class.getName()::equals))
        .count();
  }

  /// A program that never ends, and reads nothing.
  public static final class Sleeping {
    private Sleeping() {}

    public static void main(String[] args) throws InterruptedException {
      Thread.currentThread().join();
    }
  }

  @Test
  void leavesNothingOfWhatItHeldWhenItCrashes() throws Exception {
    Crashing.leavesNothing(OwnProcess.MACHINE);
  }

  @Test
  void stripsManyAtOnceOneAfterTheOther() throws Exception {
    byte[] original = PlantedPdf.made(1);
    OwnProcess process = new OwnProcess();
    List<Callable<End>> asked =
        Collections.nCopies(
            5,
            () ->
                process.strip(
                    "pdf", new ByteArrayInputStream(original), OutputStream.nullOutputStream()));
    try (ExecutorService crowd = Executors.newFixedThreadPool(5)) {
      for (Future<End> end : crowd.invokeAll(asked)) {
        assertThat(end.get()).isEqualTo(End.DONE);
      }
    }
  }
}
