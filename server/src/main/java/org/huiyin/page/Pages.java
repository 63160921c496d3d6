package org.huiyin.page;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.web.LanguageResolver;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Makes pages out of templates that the build has compiled. Thread-safe.
@Component
public final class Pages {

  /// A page outside the rules of security, such as that of a fault, has no form.
  private static final CsrfToken NONE = new DefaultCsrfToken("-", "-", "-");

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "org.huiyin");
  private final Phrases phrases;
  private final StaticFiles files;
  private final LocaleResolver locales;

  Pages(Phrases phrases, StaticFiles files, LocaleResolver locales) {
    this.phrases = phrases;
    this.files = files;
    this.locales = locales;
  }

  public Page frame(HttpServletRequest request) {
    Object csrf = request.getAttribute(CsrfToken.class.getName());
    return new Page(
        phrases,
        locales.resolveLocale(request),
        files,
        "",
        csrf instanceof CsrfToken token ? token : NONE,
        otherQuery(request));
  }

  /// What the address says beside the language, to be kept when that changes.
  private static String otherQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null
        ? ""
        : Arrays.stream(query.split("&", -1))
            .filter(part -> !part.isEmpty() && !part.startsWith(LanguageResolver.CHOICE + "="))
            .map(part -> part + "&")
            .collect(Collectors.joining());
  }

  public View show(String template, Page page, Map<String, ?> parameters) {
    return show(HttpStatus.OK, template, page, parameters);
  }

  public View show(HttpStatus status, String template, Page page, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("page", page);
    return new PageView(engine, template + ".jte", page.locale(), status, all);
  }

  /// A part of a page, from a template of its own.
  public Content part(String template, Page page, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("page", page);
    return output -> engine.render(template + ".jte", all, output);
  }

  /// Answers with a page from a filter, where no controller is in reach.
  public static void answer(View page, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      page.render(null, request, response);
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  /// Leads on by GET, so that going back or reloading sends nothing twice.
  public static View to(String path) {
    RedirectView redirect = new RedirectView(path, false, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    return redirect;
  }
}
