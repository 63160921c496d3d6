package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.Test;

class QuestionPhrasesTest {

  private static final Set<String> KEYS = Wording.in("en").keySet();

  @Test
  void existForEverythingThatAMatterCanBeAbout() {
    for (About about : About.values()) {
      assertThat(KEYS).contains("about." + about.id(), "about." + about.id() + ".hint");
    }
  }

  @Test
  void existForEveryLineOfTheCheck() {
    for (Question question : Question.values()) {
      assertThat(KEYS)
          .contains(question == Question.CHECK ? "check.title" : "check." + question.id());
    }
  }
}
