package org.huiyin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.evidence.Holding;
import org.huiyin.web.BodyPace;
import org.huiyin.web.TurnedAway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads forms before anybody asks for a field of theirs, such as the token against forged forms.
/// The server's own way would put large files on the disk as they are, and wait for a form that
/// comes byte by byte for as long as it pleases.
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10)
final class FormBodies extends OncePerRequestFilter {

  private static final String WITH_FILES = "multipart/form-data";
  private static final String TEXT = "application/x-www-form-urlencoded";

  private final List<FormsWithFiles> forms;
  private final List<FormsWithDocuments> documents;
  private final Holding holding;
  private final BodyPace pace;

  FormBodies(
      List<FormsWithFiles> forms,
      List<FormsWithDocuments> documents,
      Holding holding,
      BodyPace pace) {
    this.forms = forms;
    this.documents = documents;
    this.holding = holding;
    this.pace = pace;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !request.getMethod().equals("POST")
        || (TurnedAway.of(request).isPresent() && isWithFiles(request))
        || path.startsWith("/api/")
        || !(isText(request)
            || (isWithFiles(request) && (takesDocuments(path) || takesFiles(path))));
  }

  static boolean isWithFiles(HttpServletRequest request) {
    return is(request, WITH_FILES);
  }

  private static boolean isText(HttpServletRequest request) {
    return is(request, TEXT);
  }

  private static boolean is(HttpServletRequest request, String wanted) {
    String type = request.getContentType();
    return type != null && type.startsWith(wanted);
  }

  private boolean takesFiles(String path) {
    return forms.stream().anyMatch(form -> path.startsWith(form.path()));
  }

  private boolean takesDocuments(String path) {
    return documents.stream().anyMatch(form -> path.startsWith(form.path()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    FormReading reading = reading(request);
    try {
      reading.read(request);
    } catch (BodyPace.TooSlow e) {
      refuse(response, HttpServletResponse.SC_REQUEST_TIMEOUT);
      return;
    } catch (BodyPace.HungUp _) {
      // Nobody is there any more who could be told.
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    } catch (IOException _) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (reading.files().tooMuch()) {
      // The rest isn't read, so the connection can't be used again.
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    request.setAttribute(SentFiles.class.getName(), reading.files());
    chain.doFilter(new Form(request, reading.fields()), response);
  }

  private FormReading reading(HttpServletRequest request) {
    if (isText(request)) {
      return FormReading.ofText(pace);
    }
    return takesDocuments(request.getRequestURI())
        ? FormReading.ofDocuments(pace)
        : new FormReading(pace, holding);
  }

  private static void refuse(HttpServletResponse response, int status) throws IOException {
    if (response.isCommitted()) {
      // The connector noticed it first, and has the answer written where errors are.
      return;
    }
    response.setHeader(HttpHeaders.CONNECTION, "close");
    response.sendError(status);
  }

  /// A request whose fields have been read.
  private static final class Form extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;

    Form(HttpServletRequest request, Map<String, List<String>> fields) {
      super(request);
      Map<String, String[]> all = new HashMap<>(request.getParameterMap());
      fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
      this.parameters = Collections.unmodifiableMap(all);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = parameters.get(name);
      return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }
  }
}
