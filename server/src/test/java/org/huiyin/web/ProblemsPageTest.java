package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\S+)\\n\\n(\\d{3})\\. ");

  @Test
  void describesEachProblemWithItsStatusInOrder() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "problems.md"));
    List<String> described =
        SECTION
            .matcher(page)
            .results()
            .map((MatchResult section) -> section.group(1) + " " + section.group(2))
            .toList();
    assertThat(described)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type -> type.id() + " " + type.status().value())
                .toList());
  }
}
