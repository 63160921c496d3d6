package org.huiyin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request with the fields of another form.
final class KeptRequest extends HttpServletRequestWrapper {

  private final Map<String, List<String>> fields;

  KeptRequest(HttpServletRequest request, Map<String, List<String>> fields) {
    super(request);
    this.fields = fields;
  }

  @Override
  public @Nullable String getParameter(String name) {
    return fields.containsKey(name) ? fields.get(name).getFirst() : null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> all = new LinkedHashMap<>();
    fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
    return all;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(fields.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return fields.containsKey(name) ? fields.get(name).toArray(String[]::new) : null;
  }
}
