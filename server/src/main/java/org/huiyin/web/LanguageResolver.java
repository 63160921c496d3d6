package org.huiyin.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/// The language of an answer: for pages the one that was chosen, in this request by the
/// parameter `lang` or before by the cookie of that name; otherwise, and for the API always,
/// what the header field asks for; otherwise Chinese. Thread-safe.
public final class LanguageResolver extends AcceptHeaderLocaleResolver {

  /// The name of the parameter and of the cookie.
  public static final String CHOICE = "lang";

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  LanguageResolver() {
    setSupportedLocales(LANGUAGES);
    setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/api/")) {
      return super.resolveLocale(request);
    }
    Cookie before = WebUtils.getCookie(request, CHOICE);
    return language(request.getParameter(CHOICE))
        .or(() -> language(before == null ? null : before.getValue()))
        .orElseGet(() -> super.resolveLocale(request));
  }

  /// The language of a tag, if it is one of ours.
  public static Optional<Locale> language(@Nullable String tag) {
    return LANGUAGES.stream().filter(ours -> ours.toLanguageTag().equals(tag)).findFirst();
  }
}
