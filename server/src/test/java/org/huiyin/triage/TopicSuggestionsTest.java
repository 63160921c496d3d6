package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicSuggestionsTest {

  private static final UUID OFFICE = new UUID(0, 1);
  private static final Set<String> BOTH = Set.of("water", "roads");

  private final List<Example> written = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private final TopicSuggestions suggestions =
      new TopicSuggestions(
          institution -> {
            asked.incrementAndGet();
            return institution.equals(OFFICE) ? List.copyOf(written) : List.of();
          },
          now::get);

  private void write(int matters) {
    IntStream.range(0, matters)
        .forEach(
            at ->
                written.add(
                    at % 2 == 0
                        ? new Example("灌溉渠道漏水，无法灌溉", "water")
                        : new Example("公路路面破损，路灯不亮", "roads")));
  }

  private List<String> topics(Set<String> allowed) {
    return suggestions.advise(OFFICE, "渠道漏水", allowed) instanceof Advice.Learned learned
        ? learned.suggestions().stream().map(Suggestion::topic).toList()
        : List.of();
  }

  @Test
  void suggestsNothingUntilEnoughMattersTaughtIt() {
    write(TopicSuggestions.LEAST - 1);
    assertThat(suggestions.advise(OFFICE, "渠道漏水", BOTH))
        .isEqualTo(new Advice.TooFew(99, TopicSuggestions.LEAST));
    write(1);
    assertThat(topics(BOTH)).as("without waiting").first().isEqualTo("water");
  }

  @Test
  void suggestsOnlyWhatCanBeChosen() {
    write(200);
    assertThat(topics(Set.of("roads", "schools"))).doesNotContain("water");
  }

  @Test
  void givesAReasonForEach() {
    write(200);
    Advice.Learned advice = (Advice.Learned) suggestions.advise(OFFICE, "渠道漏水", BOTH);
    assertThat(advice.suggestions())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(TopicSuggestions.SUGGESTED)
        .allMatch(each -> !each.because().isEmpty());
  }

  @Test
  void anotherInstitutionsMattersTeachItNothing() {
    write(200);
    assertThat(suggestions.advise(new UUID(0, 2), "渠道漏水", BOTH))
        .isEqualTo(new Advice.TooFew(0, TopicSuggestions.LEAST));
  }

  @Test
  void learnsAnewOnlyOnceInAWhile() {
    write(200);
    topics(BOTH);
    topics(BOTH);
    assertThat(asked).hasValue(1);
    now.addAndGet(TopicSuggestions.LASTS.toNanos() + 1);
    topics(BOTH);
    assertThat(asked).hasValue(2);
  }

  @Test
  void forgetsWhatWasErasedWhenItLearnsAnew() {
    write(200);
    assertThat(topics(BOTH)).isNotEmpty();
    written.clear();
    now.addAndGet(TopicSuggestions.LASTS.toNanos() + 1);
    assertThat(suggestions.advise(OFFICE, "渠道漏水", BOTH)).isInstanceOf(Advice.TooFew.class);
  }
}
