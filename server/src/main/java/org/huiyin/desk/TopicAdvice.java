package org.huiyin.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.page.Page;
import org.huiyin.triage.Advice;
import org.huiyin.triage.TopicSuggestions;

/// The topics that a form suggests, as its page shows them.
///
/// @param why what there is to say instead, or beside; empty where nobody asked
public record TopicAdvice(List<Suggested> topics, String why) {

  static final TopicAdvice NOT_ASKED = new TopicAdvice(List.of(), "");

  public TopicAdvice {
    topics = List.copyOf(topics);
  }

  /// One that can be taken.
  ///
  /// @param because the pieces of the text that weighed most
  public record Suggested(String code, String name, String because) {}

  /// @param names of the topics that can be chosen, by code
  static TopicAdvice of(
      TopicSuggestions suggestions,
      UUID institution,
      String text,
      Map<String, String> names,
      Page page) {
    if (text.isBlank()) {
      return new TopicAdvice(List.of(), page.text("desk.topics.no-text"));
    }
    return switch (suggestions.advise(institution, text, names.keySet())) {
      case Advice.TooFew(int taught, int least) ->
          new TopicAdvice(List.of(), page.text("desk.topics.too-few", least, taught));
      case Advice.Learned(_, var found) when found.isEmpty() ->
          new TopicAdvice(List.of(), page.text("desk.topics.none"));
      case Advice.Learned(int taught, var found) ->
          new TopicAdvice(
              found.stream()
                  .map(
                      each ->
                          new Suggested(
                              each.topic(),
                              names.getOrDefault(each.topic(), each.topic()),
                              String.join(page.text("desk.topics.and"), each.because())))
                  .toList(),
              page.text("desk.topics.learned", taught));
    };
  }
}
