package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.Documents;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// What is stored where, for how long and who can read it: the documents, as a page.
class PrivacyPageTest {

  private final Visit visit = new Visit(TestServer.shared().uri());

  @Test
  void saysWhatTheDocumentsSayInBothLanguages() {
    String zh = visit.get("/privacy").text();
    String en = visit.get("/privacy?lang=en").text();
    assertThat(zh)
        .contains("<h1 class=\"govuk-heading-l\">您告诉我们的内容，会怎么样</h1>", "<html lang=\"zh-CN\">")
        .contains("data-column=\"谁能看\"", "href=\"/rulebooks\"");
    assertThat(en)
        .contains("What happens to what you tell us</h1>", "<title>What happens")
        .contains("data-column=\"Who can read it\"");
    assertThat(zh + en).doesNotContain("](", "| --- |", ".md\"", "<script");
  }

  @Test
  void isLinkedFromEveryPageAndBeforeOneBegins() {
    assertThat(visit.get("/").text()).contains("href=\"/privacy\"");
    assertThat(visit.get("/before").text())
        .contains("<a class=\"govuk-link\" href=\"/privacy\" target=\"_blank\">");
  }

  @Test
  void theTwoLanguagesHaveTheSameShape() {
    List<Long> zh = shape("docs/privacy.zh-CN.md");
    assertThat(zh).isEqualTo(shape("docs/privacy.md")).allMatch(count -> count > 3);
  }

  /// Headings, lines of tables, and points.
  private static List<Long> shape(String document) {
    List<String> lines = Documents.read(Documents.ROOT.resolve(document)).lines().toList();
    return Stream.of("^#+ ", "^\\|", "^- ")
        .map(Pattern::compile)
        .map(start -> lines.stream().filter(line -> start.matcher(line).find()).count())
        .toList();
  }

  @Test
  void aDocumentCanHoldNoHtmlOfItsOwnAndLeadsOnlyToPagesThatAreHere() {
    PrivacyText text =
        PrivacyText.parsed(
            "# T & U\n\n<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](operate.md)"
                + " [c](rulebooks.md) [d](https://example.org/)\n");
    assertThat(text.title()).isEqualTo("T & U");
    assertThat(text.html())
        .doesNotContain("<img", "javascript:", "operate.md")
        .contains("&lt;img", "href=\"/rulebooks\"", "href=\"https://example.org/\"", " a b ");
  }
}
