package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.huiyin.administration.Field.Option;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Procedures;
import org.huiyin.authority.PublicRecord;
import org.huiyin.matter.PublishedRulebooks;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.rulebook.Rulebook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/// Configuration is public: the rulebooks in force, and each change that was made, for anyone
/// and without an account.
@Controller
class PublicRecordController {

  private static final MediaType YAML = new MediaType("application", "yaml");

  private final PublicRecord record;
  private final PublishedRulebooks rulebooks;
  private final Directory directory;
  private final Gazetteer gazetteer;
  private final Procedures procedures;
  private final Pages pages;

  PublicRecordController(
      PublicRecord record,
      PublishedRulebooks rulebooks,
      Directory directory,
      Gazetteer gazetteer,
      Procedures procedures,
      Pages pages) {
    this.record = record;
    this.rulebooks = rulebooks;
    this.directory = directory;
    this.gazetteer = gazetteer;
    this.procedures = procedures;
    this.pages = pages;
  }

  @GetMapping("/published")
  View read(HttpServletRequest request) {
    Page page = pages.frame(request);
    Directory now = directory.snapshot();
    String kind = SentForm.typed(request, "kind");
    String institution = SentForm.typed(request, "institution");
    PublicRecord.Page found = record.page(query(now, kind, institution, before(request)));
    PublishedWords words = new PublishedWords(page, now, gazetteer, procedures);
    Map<String, Object> shown = new HashMap<>();
    shown.put("entries", found.changes().stream().map(words::entry).toList());
    shown.put("kind", kind);
    shown.put("institution", institution);
    shown.put("institutions", institutions(page, now));
    shown.put("first", before(request).isEmpty());
    shown.put(
        "older",
        found.older().isPresent()
            ? "?kind="
                + kind
                + "&institution="
                + institution
                + "&before="
                + found.older().getAsLong()
            : "");
    shown.put("rulebooks", rulebooks.inForce());
    return pages.show("administration/published", page, shown);
  }

  /// What isn't a number is no place in the record.
  private static OptionalLong before(HttpServletRequest request) {
    String typed = SentForm.typed(request, "before");
    return typed.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(typed))
        : OptionalLong.empty();
  }

  private static PublicRecord.Query query(
      Directory now, String kind, String institution, OptionalLong before) {
    if (!kind.isEmpty() && !PublicRecord.KINDS.contains(kind)) {
      throw new PageNotFound();
    }
    UUID whose =
        institution.isEmpty()
            ? null
            : now.institutionByCode(institution)
                .map(Institution::id)
                .orElseThrow(PageNotFound::new);
    return new PublicRecord.Query(kind.isEmpty() ? null : kind, whose, before);
  }

  private static List<Option> institutions(Page page, Directory now) {
    return now.all().stream().map(i -> new Option(i.code(), page.in(i.name()))).toList();
  }

  @GetMapping(PublishedRulebooks.PATH + "{digest}")
  ResponseEntity<byte[]> rulebook(@PathVariable String digest) {
    PublishedRulebooks.Document document = rulebooks.of(digest).orElseThrow(PageNotFound::new);
    return ResponseEntity.ok()
        .contentType(YAML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(Rulebook.fileName(document.id(), document.edition()))
                .build()
                .toString())
        .body(document.yaml().getBytes(StandardCharsets.UTF_8));
  }
}
