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
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads forms with files before anybody asks for a field of theirs, such as the token against
/// forged forms. The server's own way would put large files on the disk as they are.
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10)
final class FileForms extends OncePerRequestFilter {

  private static final String WITH_FILES = "multipart/form-data";

  private final List<FormsWithFiles> forms;
  private final List<FormsWithDocuments> documents;
  private final Holding holding;

  FileForms(List<FormsWithFiles> forms, List<FormsWithDocuments> documents, Holding holding) {
    this.forms = forms;
    this.documents = documents;
    this.holding = holding;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    String type = request.getContentType();
    return type == null
        || !type.startsWith(WITH_FILES)
        || !request.getMethod().equals("POST")
        || (!takesDocuments(path)
            && forms.stream().noneMatch(form -> path.startsWith(form.path())));
  }

  private boolean takesDocuments(String path) {
    return documents.stream().anyMatch(form -> path.startsWith(form.path()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    FormReading reading =
        takesDocuments(request.getRequestURI())
            ? FormReading.ofDocuments()
            : new FormReading(holding);
    try {
      reading.read(request);
    } catch (IOException e) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (reading.files().tooMuch()) {
      // The rest isn't read, so the connection can't be used again.
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    request.setAttribute(SentFiles.class.getName(), reading.files());
    chain.doFilter(new Form(request, reading.fields()), response);
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
