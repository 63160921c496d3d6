package org.huiyin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.huiyin.web.LanguageResolver;

/// What a browser sent with a form. Stateless.
public final class SentForm {

  /// Set on a request whose form nothing must be done with: see [#stale].
  static final String STALE = SentForm.class.getName() + ".stale";

  private SentForm() {}

  /// Whether the form is only to be shown again as it was sent, and nothing done with it: it came
  /// with the token of another browser or none, or after its session had ended.
  public static boolean stale(HttpServletRequest request) {
    return request.getAttribute(STALE) != null;
  }

  /// What to say with a form that is only to be shown again: since it is [#stale], or, saying
  /// nothing, since another language was chosen. Empty where something is to be done with it.
  public static Optional<Mistakes> onlyToShow(HttpServletRequest request, Page page) {
    if (stale(request)) {
      return Optional.of(Mistakes.of("form", page.text("mistake.form-stale")));
    }
    return request.getParameter(LanguageResolver.CHOICE) == null
        ? Optional.empty()
        : Optional.of(Mistakes.NONE);
  }

  static void markStale(HttpServletRequest request) {
    request.setAttribute(STALE, true);
  }

  /// The files that came with it, held already; none with a form that takes none.
  public static SentFiles files(HttpServletRequest request) {
    return request.getAttribute(SentFiles.class.getName()) instanceof SentFiles files
        ? files
        : SentFiles.NONE;
  }

  /// A document that was sent with the form, see [FormsWithDocuments]; empty where there was none.
  public static byte[] document(HttpServletRequest request, String field) {
    String sent = request.getParameter(field);
    return (sent == null ? "" : sent).getBytes(StandardCharsets.ISO_8859_1);
  }

  /// A field as typed, or empty; browsers send each end of a line as two characters.
  public static String typed(HttpServletRequest request, String field) {
    String sent = request.getParameter(field);
    return sent == null ? "" : sent.replace("\r\n", "\n");
  }
}
