package org.huiyin.page;

import java.util.List;
import java.util.Locale;
import org.huiyin.web.Bundles;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/// Every text of the pages, from the bundles that the modules bring. Thread-safe.
@Component
public final class Phrases {

  private final MessageSource messages;

  Phrases(List<PageTexts> texts) {
    messages = new Bundles(texts.stream().map(PageTexts::bundle).toList());
  }

  /// The text of a key in a language, with its gaps filled.
  ///
  /// @throws NoSuchMessageException if there is no such text, which is a fault of ours
  public String say(Locale locale, String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  boolean has(Locale locale, String key) {
    return messages.getMessage(key, null, null, locale) != null;
  }

  /// The text under the first key, or under the second where the first has none: names that
  /// come from a rulebook may have no text of their own here.
  String sayOr(Locale locale, String key, String otherwise, Object... arguments) {
    String text = messages.getMessage(key, arguments, null, locale);
    return text == null ? say(locale, otherwise, arguments) : text;
  }
}
