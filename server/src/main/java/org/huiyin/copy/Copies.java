package org.huiyin.copy;

import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.Matters;
import org.huiyin.matter.OwnCopies;
import org.huiyin.matter.OwnCopy;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All that is held of a matter, for whoever holds its key: as data, as a document, and both in
/// one archive with all files. In the language of the request. Files are sent piece by piece;
/// none of it is kept. Thread-safe.
@Component
public final class Copies {

  private final OwnCopies copies;
  private final Matters matters;
  private final Documents documents;
  private final Pages pages;
  private final JsonMapper json;

  Copies(OwnCopies copies, Matters matters, Documents documents, Pages pages, JsonMapper json) {
    this.copies = copies;
    this.matters = matters;
    this.documents = documents;
    this.pages = pages;
    this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  /// As data. Empty if there is no such matter any more.
  public Optional<Copy> data(Complainant reader, HttpServletRequest request) {
    Page page = pages.frame(request);
    return copies
        .of(reader, page.locale())
        .map(copy -> named(copy, "json", "application/json", out -> out.write(data(copy, page))));
  }

  /// As a document to read and print.
  ///
  /// @throws org.huiyin.web.ProblemException if too many are being made at the moment
  public Optional<Copy> document(Complainant reader, HttpServletRequest request) {
    Page page = pages.frame(request);
    return copies
        .of(reader, page.locale())
        .map(
            copy -> {
              byte[] made = document(copy, page);
              return named(copy, "pdf", "application/pdf", out -> out.write(made));
            });
  }

  /// Both, and all files.
  ///
  /// @throws org.huiyin.web.ProblemException if too many are being made at the moment
  public Optional<Copy> archive(Complainant reader, HttpServletRequest request) {
    Page page = pages.frame(request);
    return copies
        .of(reader, page.locale())
        .map(
            copy -> {
              byte[] made = document(copy, page);
              return named(
                  copy, "zip", "application/zip", out -> archive(copy, reader, page, made, out));
            });
  }

  private static Copy named(OwnCopy copy, String ending, String type, Copy.Body body) {
    return new Copy(copy.view().number() + "." + ending, type, body);
  }

  private byte[] data(OwnCopy copy, Page page) {
    return json.writeValueAsBytes(MatterData.of(copy, page.lang(), json));
  }

  private byte[] document(OwnCopy copy, Page page) {
    StringOutput html = new StringOutput();
    pages
        .part("copy/document", page, Map.of("copy", copy, "told", new Told(copy, page)))
        .writeTo(html);
    return documents.of(html.toString(), Locale.forLanguageTag(page.lang()));
  }

  private void archive(
      OwnCopy copy, Complainant reader, Page page, byte[] document, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    // What people send is packed already, most of it.
    zip.setLevel(Deflater.BEST_SPEED);
    LocalDateTime day = copy.madeOn().atStartOfDay();
    put(zip, "matter.json", day, data(copy, page));
    put(zip, "matter.pdf", day, document);
    List<String> missing = new ArrayList<>();
    List<String> paths = FilePaths.of(copy.files());
    for (int i = 0; i < paths.size(); i++) {
      Optional<EvidenceFile> file = found(reader, copy.files().get(i));
      if (file.isEmpty()) {
        missing.add(paths.get(i));
        continue;
      }
      try (InputStream content = file.get().content()) {
        zip.putNextEntry(dated(paths.get(i), day));
        content.transferTo(zip);
        zip.closeEntry();
      }
    }
    if (!missing.isEmpty()) {
      put(
          zip,
          FilePaths.FOLDER + "missing.txt",
          day,
          String.join("\n", missing).getBytes(StandardCharsets.UTF_8));
    }
    zip.finish();
  }

  /// A file that can't be found any more mustn't keep the rest from whom it belongs to.
  private Optional<EvidenceFile> found(Complainant reader, OwnCopy.File file) {
    try {
      return matters.original(reader, file.id());
    } catch (UncheckedIOException gone) {
      return Optional.empty();
    }
  }

  private static void put(ZipOutputStream zip, String name, LocalDateTime day, byte[] content)
      throws IOException {
    zip.putNextEntry(dated(name, day));
    zip.write(content);
    zip.closeEntry();
  }

  /// By the legal day: without, the program would write down the second.
  private static ZipEntry dated(String name, LocalDateTime day) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(day);
    return entry;
  }
}
