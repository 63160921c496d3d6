package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A file that somebody else sent, given out to be saved (RFC 6266): no browser shows it as a part
/// of this site, guesses that it is something else, or lets it run. After a line has dropped, the
/// rest can be asked for (RFC 9110, section 14).
///
/// @param content closed when it has been sent
public record Download(String name, String type, int bytes, InputStream content) {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

  /// Sends it, piece by piece. What was altered on the disk ends the answer before its length.
  public void sendTo(HttpServletResponse response) throws IOException {
    send(response, new Part(0, bytes));
  }

  /// The same, or the part of it that is asked for.
  ///
  /// @param id of the file, whose content never changes
  public void sendTo(HttpServletRequest request, HttpServletResponse response, UUID id)
      throws IOException {
    String tag = "\"" + id + "\"";
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.ETAG, tag);
    Part part = part(request, tag);
    if (part == null) {
      try (content) {
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + bytes);
        response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      }
      return;
    }
    if (part.length() < bytes) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(part.from(), part.from() + part.length() - 1, bytes));
    }
    send(response, part);
  }

  private record Part(int from, int length) {}

  /// What is asked for: all where that isn't one range, or is one of another content; null where
  /// nothing of it is there.
  private @Nullable Part part(HttpServletRequest request, String tag) {
    Part all = new Part(0, bytes);
    String range = request.getHeader(HttpHeaders.RANGE);
    String of = request.getHeader(HttpHeaders.IF_RANGE);
    Matcher asked = RANGE.matcher(range == null ? "" : range);
    if (!asked.matches() || asked.group().equals("bytes=-") || (of != null && !of.equals(tag))) {
      return all;
    }
    if (asked.group(1).isEmpty()) {
      int last = Math.min(Integer.parseInt(asked.group(2)), bytes);
      return last == 0 ? null : new Part(bytes - last, last);
    }
    int from = Integer.parseInt(asked.group(1));
    int to =
        asked.group(2).isEmpty()
            ? bytes - 1
            : Math.min(Integer.parseInt(asked.group(2)), bytes - 1);
    if (!asked.group(2).isEmpty() && Integer.parseInt(asked.group(2)) < from) {
      return all;
    }
    return from >= bytes ? null : new Part(from, to - from + 1);
  }

  private void send(HttpServletResponse response, Part part) throws IOException {
    try (content) {
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(name, StandardCharsets.UTF_8)
              .build()
              .toString());
      response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
      response.setContentType(type);
      response.setContentLength(part.length());
      content.skipNBytes(part.from());
      byte[] piece = new byte[8192];
      int left = part.length();
      while (left > 0) {
        int read = content.read(piece, 0, Math.min(piece.length, left));
        if (read < 0) {
          return;
        }
        response.getOutputStream().write(piece, 0, read);
        left -= read;
      }
    }
  }

  @Override
  public String toString() {
    return "Download[" + type + ", " + bytes + "]";
  }
}
