package org.huiyin.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.matter.FieldError;

/// What a page says against single fields, in the reader's language, in the order of the page.
/// Immutable.
///
/// @param byField the sentence by the field's name
public record Mistakes(Map<String, String> byField) {

  public static final Mistakes NONE = new Mistakes(Map.of());

  public Mistakes {
    byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
  }

  public static Mistakes of(String field, String sentence) {
    return new Mistakes(Map.of(field, sentence));
  }

  /// The sentences for what the module that decides has found.
  public static Mistakes of(List<FieldError> errors, Page page) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (FieldError error : errors) {
      String field = error.field().substring(error.field().lastIndexOf('.') + 1);
      sentences.putIfAbsent(field, sentence(error, field, page));
    }
    return new Mistakes(sentences);
  }

  private static String sentence(FieldError error, String field, Page page) {
    Object[] facts =
        error.facts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toArray();
    String general = "mistake." + error.reason();
    return page.textOr(general + "." + field, page.has(general) ? general : "mistake.other", facts);
  }

  public boolean any() {
    return !byField.isEmpty();
  }

  public boolean in(String field) {
    return byField.containsKey(field);
  }

  public String of(String field) {
    return byField.getOrDefault(field, "");
  }

  /// The same in the sentences of one page, where it has its own.
  ///
  /// @param keys how the keys of its sentences begin, before the field
  public Mistakes inWordsOf(String keys, Page page) {
    Map<String, String> sentences = new LinkedHashMap<>();
    byField.forEach(
        (field, sentence) -> {
          String own = keys + field;
          sentences.put(field, page.has(own) ? page.text(own) : sentence);
        });
    return new Mistakes(sentences);
  }

  /// Those against one of these fields.
  public Mistakes only(List<String> fields) {
    Map<String, String> some = new LinkedHashMap<>(byField);
    some.keySet().retainAll(fields);
    return new Mistakes(some);
  }
}
