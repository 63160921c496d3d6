package org.huiyin.copy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A copy to be saved, written as it is sent.
///
/// @param name of the file: the matter's number, and nothing of what it is about
public record Copy(String name, String type, Body body) {

  /// Writes it; what it was written to is closed by whoever opened it.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Sends it. Nobody between keeps it, and no browser shows it as a part of this site.
  public void sendTo(HttpServletResponse response) throws IOException {
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setContentType(type);
    body.writeTo(response.getOutputStream());
  }

  @Override
  public String toString() {
    return "Copy[" + type + "]";
  }
}
