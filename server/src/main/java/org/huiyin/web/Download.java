package org.huiyin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A file that somebody else sent, given out to be saved (RFC 6266): no browser shows it as a part
/// of this site, guesses that it is something else, or lets it run.
///
/// @param content closed when it has been sent
public record Download(String name, String type, int bytes, InputStream content) {

  /// Sends it, piece by piece. What was altered on the disk ends the answer before its length.
  public void sendTo(HttpServletResponse response) throws IOException {
    try (content) {
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(name, StandardCharsets.UTF_8)
              .build()
              .toString());
      response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
      response.setContentType(type);
      response.setContentLength(bytes);
      content.transferTo(response.getOutputStream());
    }
  }

  @Override
  public String toString() {
    return "Download[" + type + ", " + bytes + "]";
  }
}
