package org.huiyin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;

/// The texts of several bundles, one map for each of our languages: Spring's own goes from bundle
/// to bundle for each text, and a page has hundreds.
///
/// Whoever asks in another language gets Chinese: libraries ask for messages of theirs. A text that
/// is said without arguments is said as it stands, so none may need the quotes of [MessageFormat].
/// Thread-safe.
public final class Bundles extends AbstractMessageSource {

  private static final Locale USUAL = Locale.SIMPLIFIED_CHINESE;

  private final Map<String, Language> languages = new HashMap<>();

  private record Language(Map<String, String> texts, Map<String, MessageFormat> formats) {}

  /// @param names of resources, such as `messages/page` for `messages/page_zh.properties` and
  ///     `messages/page_en.properties`, in UTF-8
  /// @throws IllegalStateException if one isn't there, or two have a text of one name
  public Bundles(List<String> names) {
    for (Locale locale : List.of(USUAL, Locale.ENGLISH)) {
      Map<String, String> texts = new HashMap<>();
      names.forEach(name -> read(name + "_" + locale.getLanguage() + ".properties", texts));
      languages.put(locale.getLanguage(), new Language(texts, new ConcurrentHashMap<>()));
    }
  }

  private static void read(String resource, Map<String, String> texts) {
    Properties bundle = new Properties();
    try (InputStream in = Bundles.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    bundle.forEach(
        (key, text) -> {
          if (texts.put((String) key, (String) text) != null) {
            throw new IllegalStateException(key + " stands in two bundles");
          }
        });
  }

  private Language in(Locale locale) {
    return Objects.requireNonNull(
        languages.getOrDefault(locale.getLanguage(), languages.get(USUAL.getLanguage())));
  }

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String key, Locale locale) {
    return in(locale).texts().get(key);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String key, Locale locale) {
    Language language = in(locale);
    String text = language.texts().get(key);
    return text == null
        ? null
        : language.formats().computeIfAbsent(key, _ -> new MessageFormat(text, locale));
  }
}
