package org.huiyin.page;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/// One page. It is made whole before anything of it is sent, so that a fault in the middle is
/// an error page and not half of this one.
record PageView(
    TemplateEngine engine,
    String template,
    Locale locale,
    HttpStatus status,
    Map<String, Object> parameters)
    implements View {

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringOutput html = new StringOutput();
    engine.render(template, parameters, html);
    byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    response.setLocale(locale);
    response.setContentType(getContentType());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
