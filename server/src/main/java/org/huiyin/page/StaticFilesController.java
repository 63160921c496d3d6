package org.huiyin.page;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/// Serves the static files for as long as anyone cares to keep them.
@Controller
class StaticFilesController {

  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final StaticFiles files;

  StaticFilesController(StaticFiles files) {
    this.files = files;
  }

  @GetMapping("/assets/{name}")
  ResponseEntity<byte[]> file(
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
    StaticFiles.File file = files.file(name).orElseThrow(PageNotFound::new);
    boolean compressed = accepted.contains("gzip");
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .cacheControl(FOR_GOOD)
            .varyBy(HttpHeaders.ACCEPT_ENCODING)
            .contentType(MediaType.parseMediaType(file.type()));
    return compressed
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(file.compressed())
        : answer.body(file.plain());
  }
}
