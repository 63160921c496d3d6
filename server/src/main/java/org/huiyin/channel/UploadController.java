package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.FilingRate;
import org.huiyin.evidence.Taken;
import org.huiyin.evidence.Uploads;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;
import org.huiyin.web.BodyPace;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Files before what they are sent with, in parts where the line is slow: *Resumable Uploads for
/// HTTP* (draft-ietf-httpbis-resumable-upload), without its interim answer 104, so that whoever
/// wants to go on after a dropped line begins with an empty part. The address of an upload opens
/// nothing: its key is in a header field.
@RestController
@RequestMapping(UploadController.PATH)
@Tag(name = "Uploads", description = "Files to send along with a matter or an act")
class UploadController {

  static final String PATH = "/api/v1/uploads";

  static final String KEY = "Upload-Key";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String COMPLETE = "Upload-Complete";
  private static final String LIMIT = "Upload-Limit";
  private static final String LIMITS = "max-size=" + Evidence.MOST_BYTES + ", max-age=86400";
  private static final String YES = "?1";
  private static final String RETRY_SECONDS = "60";
  private static final String NO = "?0";

  private final Uploads uploads;
  private final FilingRate rate;
  private final BodyPace pace;

  UploadController(Uploads uploads, FilingRate rate, BodyPace pace) {
    this.uploads = uploads;
    this.rate = rate;
    this.pace = pace;
  }

  /// Where an upload stands.
  ///
  /// @param ticket stands for the whole file, in `evidence`
  record UploadAnswer(
      long offset,
      boolean complete,
      @Schema(description = "Stands for the file in `evidence`. Keep it to yourself")
          @Nullable String ticket) {}

  @PostMapping
  @Operation(
      summary = "Begin to send a file",
      description =
          "`Content-Disposition` names the file. With `Upload-Complete: ?0` the rest comes by PATCH, to `Location` and with"
              + " the `Upload-Key` of this answer; begin with an empty body to be able to go on whenever the line drops."
              + " Otherwise the body is the whole file. Forgotten after a day.")
  ResponseEntity<UploadAnswer> begin(
      @RequestHeader(HttpHeaders.CONTENT_DISPOSITION) String disposition,
      @RequestHeader(name = COMPLETE, defaultValue = YES) String complete,
      @RequestHeader(name = LENGTH, required = false) @Nullable Long length,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    boolean last = isYes(complete);
    String name = name(disposition);
    if (length != null && (length < 0 || length > Evidence.MOST_BYTES)) {
      throw refused(Taken.Reason.TOO_LARGE);
    }
    Duration wait = rate.take(request);
    if (wait.isPositive()) {
      throw Problem.later(ProblemType.TOO_MANY_FILINGS, wait).exception();
    }
    Uploads.Begun begun = uploads.begin(name, length).orElseThrow(UploadController::full);
    Uploads.Stands stands = send(begun.id(), begun.key(), 0, last, request, response);
    return ResponseEntity.status(HttpStatus.CREATED)
        .headers(headers(stands))
        .header(HttpHeaders.LOCATION, PATH + "/" + begun.id())
        .header(KEY, Base64.getUrlEncoder().withoutPadding().encodeToString(begun.key().bytes()))
        .body(body(stands));
  }

  @PatchMapping(path = "/{id}", consumes = "application/partial-upload")
  @Operation(
      summary = "Send the next part of a file",
      description =
          "From `Upload-Offset` on; `Upload-Complete: ?1` says that the file ends with it.")
  ResponseEntity<UploadAnswer> append(
      @PathVariable UUID id,
      @RequestHeader(name = KEY, defaultValue = "") String key,
      @RequestHeader(OFFSET) long offset,
      @RequestHeader(COMPLETE) String complete,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Uploads.Stands stands = send(id, key(key), offset, isYes(complete), request, response);
    return ResponseEntity.ok().headers(headers(stands)).body(body(stands));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Where an upload stands",
      description = "Whoever sends to it just now over another line sends no further.")
  ResponseEntity<UploadAnswer> stands(
      @PathVariable UUID id, @RequestHeader(name = KEY, defaultValue = "") String key) {
    Uploads.Stands stands = said(uploads.stands(id, key(key)));
    return ResponseEntity.ok().headers(headers(stands)).body(body(stands));
  }

  @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
  @Operation(summary = "Where an upload stands, in header fields alone")
  ResponseEntity<Void> offset(
      @PathVariable UUID id, @RequestHeader(name = KEY, defaultValue = "") String key) {
    Uploads.Stands stands = said(uploads.stands(id, key(key)));
    return ResponseEntity.noContent().headers(headers(stands)).build();
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Forget an upload", description = "And its file, unless it has been sent.")
  ResponseEntity<Void> cancel(
      @PathVariable UUID id, @RequestHeader(name = KEY, defaultValue = "") String key) {
    if (!uploads.cancel(id, key(key))) {
      throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
    return ResponseEntity.noContent().build();
  }

  private Uploads.Stands send(
      UUID id,
      FileKey key,
      long offset,
      boolean last,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    try {
      return said(uploads.append(id, key, offset, last, pace.body(request)));
    } catch (BodyPace.TooSlow slow) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      throw Problem.of(ProblemType.BODY_TOO_SLOW).exception();
    } catch (IOException dropped) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      throw Problem.of(ProblemType.BAD_REQUEST).exception();
    }
  }

  private static Uploads.Stands said(Uploads.Sent sent) {
    return switch (sent) {
      case Uploads.Stands stands -> stands;
      case Uploads.Unknown _ -> throw Problem.of(ProblemType.NOT_FOUND).exception();
      case Uploads.Completed _ -> throw Problem.of(ProblemType.COMPLETED_UPLOAD).exception();
      case Uploads.OtherLength _ -> throw malformed(LENGTH);
      case Uploads.Refused(var reason) -> throw refused(reason);
      case Uploads.Mismatch(long offset) ->
          throw Problem.of(ProblemType.MISMATCHING_UPLOAD_OFFSET, Long.toString(offset))
              .with("expected-offset", offset)
              .withHeader(OFFSET, Long.toString(offset))
              .exception();
    };
  }

  private static RuntimeException full() {
    return Problem.of(ProblemType.STORAGE_FULL)
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .exception();
  }

  private static RuntimeException refused(Taken.Reason reason) {
    if (reason == Taken.Reason.NO_ROOM) {
      return full();
    }
    return Problem.of(ProblemType.FILE_REFUSED)
        .withDetail("file-refused." + reason.id())
        .with("reason", reason.id())
        .exception();
  }

  private UploadAnswer body(Uploads.Stands stands) {
    Evidence done = stands.done();
    return new UploadAnswer(
        stands.offset(), done != null, done == null ? null : uploads.ticket(done));
  }

  private static HttpHeaders headers(Uploads.Stands stands) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(OFFSET, Long.toString(stands.offset()));
    headers.set(COMPLETE, stands.done() == null ? NO : YES);
    headers.set(LIMIT, LIMITS);
    if (stands.length() != null) {
      headers.set(LENGTH, stands.length().toString());
    }
    return headers;
  }

  private static boolean isYes(String complete) {
    return switch (complete.strip()) {
      case YES -> true;
      case NO -> false;
      default -> throw malformed(COMPLETE);
    };
  }

  private static String name(String disposition) {
    String name;
    try {
      name = ContentDisposition.parse(disposition).getFilename();
    } catch (IllegalArgumentException e) {
      throw malformed(HttpHeaders.CONTENT_DISPOSITION);
    }
    if (name == null) {
      throw malformed(HttpHeaders.CONTENT_DISPOSITION);
    }
    return name;
  }

  private static RuntimeException malformed(String header) {
    return Problem.of(ProblemType.INVALID_PARAMETER)
        .withFields(List.of(new Problem.Field(header, "malformed")))
        .exception();
  }

  /// A key that can't be one is answered like a wrong one.
  private static FileKey key(String text) {
    Optional<FileKey> key;
    try {
      key = Optional.of(FileKey.of(Base64.getUrlDecoder().decode(text)));
    } catch (IllegalArgumentException malformed) {
      key = Optional.empty();
    }
    return key.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }
}
