package org.huiyin.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.huiyin.authority.Name;
import org.springframework.security.web.csrf.CsrfToken;

/// What every template is given: the language, the texts and what the frame around a page needs.
///
/// @param switchForm the id of the form whose button changes the language, so that nothing
///     typed is lost; empty where a link does
/// @param csrf the token that forms carry; taken only by pages with a form, since taking it
///     sets a cookie
/// @param query what the address says beside the language, each part with `&` after it
public record Page(
    Phrases phrases,
    Locale locale,
    StaticFiles files,
    String switchForm,
    CsrfToken csrf,
    String query) {

  private static final int KILOBYTE = 1 << 10;
  private static final int MEGABYTE = 1 << 20;
  private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  public String text(String key, Object... arguments) {
    return phrases.say(locale, key, arguments);
  }

  public String textOr(String key, String otherwise, Object... arguments) {
    return phrases.sayOr(locale, key, otherwise, arguments);
  }

  public boolean has(String key) {
    return phrases.has(locale, key);
  }

  public boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  public String lang() {
    return chinese() ? "zh-CN" : "en";
  }

  public String otherLang() {
    return chinese() ? "en" : "zh-CN";
  }

  public String day(LocalDate day) {
    return (chinese() ? ZH : EN).format(day);
  }

  public String in(Name name) {
    return chinese() ? name.zh() : name.en();
  }

  /// How large a file is; units are written alike in both languages.
  public String size(int bytes) {
    return bytes < MEGABYTE
        ? Math.max(1, bytes / KILOBYTE) + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGABYTE);
  }

  public String style() {
    return files.path("huiyin.css");
  }

  public String icon() {
    return files.path("logo.svg");
  }

  public Page switchedBy(String form) {
    return new Page(phrases, locale, files, form, csrf, query);
  }
}
