package org.huiyin.copy;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.springframework.stereotype.Component;

/// Makes documents to print (PDF/UA-1, tagged, fonts embedded) out of XHTML that a template of
/// ours made.
///
/// Nothing is loaded from anywhere, whatever the XHTML says: the two fonts are our own, and there
/// are no pictures. Few are made at once, since each takes memory. Thread-safe.
@Component
public final class Documents {

  private static final int AT_ONCE = 2;
  private static final Duration WAIT = Duration.ofSeconds(20);

  static {
    // It would log what it lays out.
    XRLog.setLoggingEnabled(false);
  }

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final byte[] latin = font("Arimo-Regular.ttf");
  private final byte[] han = font("DroidSansFallbackFull.ttf");

  /// Makes one document.
  ///
  /// @param xhtml well-formed; `bookmarks` in its head become those of the document
  /// @throws org.huiyin.web.ProblemException if too many are being made at the moment
  public byte[] of(String xhtml, Locale locale) {
    take();
    try (ByteArrayOutputStream made = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.withHtmlContent(storable(xhtml), null);
      builder.useUriResolver((base, uri) -> null);
      builder.usePdfUaAccessibility(true);
      builder.useFont(of(latin), "latin", 400, FontStyle.NORMAL, true);
      builder.useFont(of(han), "han", 400, FontStyle.NORMAL, true);
      builder.withProducer("Huiyin");
      builder.toStream(made);
      builder.run();
      return made.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      places.release();
    }
  }

  private void take() {
    try {
      if (places.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.later(ProblemType.COPIES_BUSY, WAIT).exception();
  }

  /// Characters that XML has no place for become the sign for what can't be shown.
  private static String storable(String xhtml) {
    return xhtml
        .codePoints()
        .map(c -> isOfXml(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isOfXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static FSSupplier<InputStream> of(byte[] font) {
    return () -> new ByteArrayInputStream(font);
  }

  private static byte[] font(String name) {
    try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
