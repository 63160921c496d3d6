package org.huiyin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Taken;
import org.huiyin.matter.Evidence;
import org.huiyin.web.BodyPace;
import org.jspecify.annotations.Nullable;

/// Reads one form as it comes in, with files (`multipart/form-data`, RFC 7578) or without: each
/// file passes from the wire into its seal, so that it is never whole in memory and never plain on
/// the disk.
///
/// The fields come before the files in our forms. What is declared too large as a whole is read as
/// far as the first file, so that what was typed isn't lost.
final class FormReading {

  /// Ten files, and what else belongs to a form.
  static final long MOST = 210L << 20;

  private static final int MOST_TEXT = 2 << 20;
  private static final int MOST_PARTS = 200;

  private final BodyPace pace;
  private final @Nullable Holding holding;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final List<Evidence> held = new ArrayList<>();
  private final List<Taken.Refused> refused = new ArrayList<>();
  private int text;
  private int values;
  private boolean tooMany;
  private boolean tooMuch;

  FormReading(BodyPace pace, Holding holding) {
    this.pace = pace;
    this.holding = holding;
  }

  private FormReading(BodyPace pace) {
    this.pace = pace;
    this.holding = null;
  }

  /// One that reads a document like a field, byte by byte as characters of ISO 8859-1, and holds
  /// nothing.
  static FormReading ofDocuments(BodyPace pace) {
    return new FormReading(pace);
  }

  /// One of a form without files.
  static FormReading ofText(BodyPace pace) {
    return new FormReading(pace);
  }

  Map<String, List<String>> fields() {
    return fields;
  }

  SentFiles files() {
    return new SentFiles(held, refused, tooMany, tooMuch);
  }

  /// Reads it; what was held of it is dropped where that fails.
  void read(HttpServletRequest request) throws IOException {
    boolean whole = false;
    try {
      if (FormBodies.isWithFiles(request)) {
        parts(request);
      } else {
        text(request);
      }
      whole = true;
    } finally {
      if (!whole && holding != null) {
        held.forEach(holding::drop);
      }
    }
  }

  /// `application/x-www-form-urlencoded`, as the URL standard writes it.
  private void text(HttpServletRequest request) throws IOException {
    byte[] body = pace.body(request).readNBytes(MOST_TEXT + 1);
    if (body.length > MOST_TEXT) {
      throw new IOException("a form of more than " + MOST_TEXT + " bytes");
    }
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      add(decoded(name), decoded(value));
    }
  }

  private static String decoded(String text) throws IOException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new IOException("a form that can't be read", malformed);
    }
  }

  private void add(String name, String value) throws IOException {
    values++;
    if (values > MOST_PARTS) {
      throw new IOException("a form of more than " + MOST_PARTS + " fields");
    }
    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private void parts(HttpServletRequest request) throws IOException {
    FileUpload form = new FileUpload();
    form.setHeaderEncoding("UTF-8");
    FileItemIterator parts = form.getItemIterator(new Body(request, pace));
    boolean large = request.getContentLengthLong() > MOST;
    int count = 0;
    while (parts.hasNext()) {
      FileItemStream part = parts.next();
      count++;
      if (count > MOST_PARTS || text > MOST_TEXT || (large && !part.isFormField())) {
        tooMuch = true;
        return;
      }
      try (InputStream content = part.openStream()) {
        if (part.isFormField()) {
          field(part.getFieldName(), content, StandardCharsets.UTF_8);
        } else if (holding == null) {
          field(part.getFieldName(), content, StandardCharsets.ISO_8859_1);
        } else {
          file(holding, String.valueOf(part.getName()), content);
        }
      }
    }
  }

  private void field(String name, InputStream content, Charset charset) throws IOException {
    byte[] value = content.readNBytes(MOST_TEXT + 1);
    text += value.length;
    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(new String(value, charset));
  }

  /// Where nothing was chosen, browsers send a file without a name and without a byte.
  private void file(Holding holding, String name, InputStream content) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(content);
    int first = bytes.read();
    if (first < 0 && name.isEmpty()) {
      return;
    }
    if (first >= 0) {
      bytes.unread(first);
    }
    if (held.size() == Evidence.MOST_FILES) {
      tooMany = true;
    } else {
      switch (taken(holding, name, bytes)) {
        case Taken.Held(var file) -> held.add(file);
        case Taken.Refused file -> refused.add(file);
      }
    }
    bytes.transferTo(OutputStream.nullOutputStream());
  }

  /// A line that is too slow, or cut, is the sender's matter and no fault of ours.
  private static Taken taken(Holding holding, String name, InputStream bytes) throws IOException {
    try {
      return holding.take(name, bytes);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof BodyPace.Unfinished unfinished) {
        throw unfinished;
      }
      throw e;
    }
  }

  /// The body, up to as much as is read of one that doesn't say how long it is.
  private record Body(HttpServletRequest request, BodyPace pace) implements UploadContext {

    @Override
    public long contentLength() {
      return request.getContentLengthLong();
    }

    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public String getContentType() {
      return request.getContentType();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Bounded(pace.body(request));
    }
  }

  private static final class Bounded extends FilterInputStream {

    private long left = MOST;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("a form of more than " + MOST + " bytes");
      }
      int read = super.read(target, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }
  }
}
