package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.web.LanguageResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// By which rules matters are treated, for anyone and without an account.
@Controller
class RulebookController {

  private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

  /// Drawing takes milliseconds; a page asks for several at once, just after the start.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Editions editions;
  private final Pages pages;

  RulebookController(Editions editions, Pages pages) {
    this.editions = editions;
    this.pages = pages;
  }

  @GetMapping("/rulebooks")
  View list(HttpServletRequest request) {
    Page page = pages.frame(request);
    List<RulebookWords> inForce =
        editions.inForce().stream().map(rulebook -> words(page, rulebook)).toList();
    return pages.show("administration/rulebooks", page, Map.of("rulebooks", inForce));
  }

  /// The edition that is in force; where several are, at several institutions, the list of them.
  @GetMapping("/rulebooks/{id}")
  View inForce(HttpServletRequest request, @PathVariable String id) {
    Page page = pages.frame(request);
    List<Rulebook> found =
        editions.inForce().stream().filter(rulebook -> rulebook.id().equals(id)).toList();
    return switch (found.size()) {
      case 0 -> throw new PageNotFound();
      case 1 -> shown(page, editions.find(found.getFirst().digest()).orElseThrow());
      default ->
          pages.show(
              "administration/rulebooks",
              page,
              Map.of("rulebooks", found.stream().map(book -> words(page, book)).toList()));
    };
  }

  @GetMapping("/rulebooks/{id}/{edition}")
  View one(HttpServletRequest request, @PathVariable String id, @PathVariable String edition) {
    return shown(pages.frame(request), published(id, edition));
  }

  private View shown(Page page, Edition edition) {
    return pages.show(
        "administration/rulebook",
        page,
        Map.of(
            "words",
            words(page, edition.rulebook()),
            "places",
            editions.places(edition.rulebook())));
  }

  /// What was never in force, nor planned, is an administrator's draft and nobody else's.
  private Edition published(String id, String edition) {
    return editions.find(id, edition).filter(editions::isPublic).orElseThrow(PageNotFound::new);
  }

  private RulebookWords words(Page page, Rulebook rulebook) {
    return new RulebookWords(page, rulebook, editions.worstCases(rulebook).orElse(Map.of()));
  }

  /// A draft's, for administrators.
  @GetMapping("/admin/rulebooks/{digest}/picture.svg")
  ResponseEntity<byte[]> picture(
      @PathVariable String digest,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(name = "in", defaultValue = "zh-CN") String language) {
    Rulebook rulebook = editions.find(digest).orElseThrow(PageNotFound::new).rulebook();
    return picture(rulebook, kind, locale(language), CacheControl.noStore());
  }

  private static Locale locale(String language) {
    return LanguageResolver.language(language).orElse(Locale.SIMPLIFIED_CHINESE);
  }

  /// Named by the digest of the document, a picture never changes until another program draws it.
  @GetMapping("/rulebooks/{id}/{edition}/picture.svg")
  ResponseEntity<byte[]> picture(
      @PathVariable String id,
      @PathVariable String edition,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(name = "in", defaultValue = "zh-CN") String language,
      @RequestParam(defaultValue = "") String digest) {
    Rulebook rulebook = published(id, edition).rulebook();
    CacheControl cached =
        digest.equals(rulebook.digest())
            ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
            : CacheControl.noCache();
    return picture(rulebook, kind, locale(language), cached);
  }

  /// @param kind the first one that is taken in, where none is asked for
  private ResponseEntity<byte[]> picture(
      Rulebook rulebook, String kind, Locale locale, CacheControl cached) {
    String asked = kind.isEmpty() ? RulebookWords.takenIn(rulebook).getFirst().id() : kind;
    if (!rulebook.kinds().containsKey(asked)) {
      throw new PageNotFound();
    }
    return editions
        .picture(rulebook, asked, locale, PATIENCE)
        .map(
            svg ->
                ResponseEntity.ok()
                    .contentType(SVG)
                    .cacheControl(cached)
                    .eTag(etag(rulebook, asked, locale))
                    .body(svg))
        .orElseGet(
            () ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(PATIENCE.toSeconds()))
                    .build());
  }

  // A strong one would keep the server from compressing it.
  private static String etag(Rulebook rulebook, String kind, Locale locale) {
    return "W/\"" + rulebook.digest() + "-" + kind + "-" + locale.getLanguage() + "\"";
  }
}
