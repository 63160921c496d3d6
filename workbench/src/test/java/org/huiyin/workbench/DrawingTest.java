package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huiyin.workbench.Pictured.XINFANG;
import static org.huiyin.workbench.Pictured.withoutBlanks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.StageDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class DrawingTest {

  private static final String WORDS = "(?:[^;:#\"<>{}\\[\\]]|#\\d+;)+";

  /// The lines of a state diagram that we write, each by Mermaid's grammar.
  private static final Pattern MERMAID =
      Pattern.compile(
          "stateDiagram-v2|  direction TB|  state \"WORDS\" as s\\d+".replace("WORDS", WORDS)
              + "|  (?:s\\d+|\\[\\*]) --> s\\d+ : WORDS".replace("WORDS", WORDS)
              + "|  s\\d+ --> \\[\\*]|  note right of s\\d+|  end note|    WORDS"
                  .replace("WORDS", WORDS));

  @Test
  void isTheSameEachTime() {
    Drawing first = Drawing.of(XINFANG, Locale.CHINESE);
    Drawing second = Drawing.of(Rulebook.bundled("cn-xinfang"), Locale.SIMPLIFIED_CHINESE);

    assertThat(second.svg()).isEqualTo(first.svg());
    assertThat(second.mermaid()).isEqualTo(first.mermaid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void showsEveryStageAndEveryActThatMovesTheMatter(String language) {
    Locale locale = Locale.of(language);
    String written = Pictured.written(Drawing.of(XINFANG, "remedy", locale).svg());

    for (StageDefinition stage : XINFANG.stages().values()) {
      assertThat(written).contains(withoutBlanks(stage.title().in(locale)));
    }
    for (ActDefinition act : XINFANG.acts().values()) {
      if (act.changes().leadsTo() != null) {
        assertThat(written).contains(withoutBlanks(act.title().in(locale)));
      }
    }
  }

  @Test
  void showsEveryClockWithItsArticle() {
    String written = Pictured.written(Drawing.of(XINFANG, Locale.CHINESE).detailedSvg());

    XINFANG.clocks().values().forEach(clock -> assertThat(written).contains(clock.title().zh()));
    assertThat(written).contains("办理机关承办人，受理之日起60天内，第三十四条").contains("诉求人，收到书面答复之日起30天内，第三十五条");
  }

  @Test
  void leavesOutWhatTheKindDoesNotHave() {
    String written =
        Pictured.written(Drawing.of(XINFANG, "suggestion", Locale.CHINESE).detailedSvg());

    assertThat(written).contains("回复建议意见").doesNotContain("请求复查", "已复查", "信访处理意见书");
  }

  @Test
  void namesTheDoorsOfAKindThatIsNotTakenIn() {
    String written = Pictured.written(Drawing.of(XINFANG, "accusation", Locale.ENGLISH).svg());

    assertThat(written).contains("disciplineinspectionandsupervisionbody").doesNotContain("refer");
  }

  @Test
  void owesADutyInTheStageWhereItIsMet() {
    assertThat(placesOf("answer")).containsExactly("handling", "handling-simply");
    assertThat(placesOf("dispatch")).containsExactly("registered");
    assertThat(placesOf("review-request")).containsExactly("answered");
  }

  private static Set<String> placesOf(String id) {
    Course course = new Course(XINFANG, Set.of("remedy"));
    return XINFANG.clocks().values().stream()
        .filter(clock -> clock.id().equals(id))
        .findFirst()
        .map(course::placesOf)
        .orElseThrow();
  }

  @Test
  void needsNothingButItself() {
    String svg = Drawing.of(XINFANG, Locale.ENGLISH).svg();
    Document document = Pictured.xml(svg);

    for (String name : List.of("script", "style", "image", "use", "a", "foreignObject")) {
      assertThat(Pictured.elements(document, name)).as(name).isEmpty();
    }
    assertThat(svg).doesNotContain(" style=", " href=", "url(");
    assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(Pictured.elements(document, "desc").getFirst().getTextContent())
        .contains("being handled (not answered yet).")
        .contains("must give a written, reasoned answer");
  }

  @Test
  void showsAnyTitleAsItIs() {
    String evil = "</text><script>alert(1)</script> & \"quoted\" ; end note : ]]> -->";
    Rulebook rulebook =
        Pictured.changed(
            yaml -> yaml.replace("{zh: 办理中, en: being handled}", "{zh: '" + evil + "', en: x}"));
    Drawing drawing = Drawing.of(rulebook, Locale.CHINESE);

    assertThat(Pictured.written(drawing.svg())).contains(withoutBlanks(evil));
    assertThat(Pictured.elements(Pictured.xml(drawing.svg()), "script")).isEmpty();
    assertThat(drawing.mermaid().lines()).allMatch(MERMAID.asMatchPredicate());
    assertThat(drawing.mermaid().lines().filter(line -> line.matches("(?i).*end\\s*note.*")))
        .allMatch("  end note"::equals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void writesMermaidByItsGrammar(String language) {
    String mermaid = Drawing.of(XINFANG, Locale.of(language)).mermaid();

    assertThat(mermaid.lines()).allMatch(MERMAID.asMatchPredicate());
    XINFANG
        .stages()
        .values()
        .forEach(
            stage ->
                assertThat(mermaid).contains('"' + stage.title().in(Locale.of(language)) + '"'));
  }

  @Test
  void saysSoWhereThereIsTooMuchForAPicture() {
    Drawing drawing = Drawing.of(Pictured.withStages(60), Locale.ENGLISH);

    for (String svg : List.of(drawing.svg(), drawing.detailedSvg())) {
      assertThat(Pictured.written(svg)).contains("73stages").doesNotContain("stagenumber59");
    }
  }

  @Test
  void refusesAKindThatIsNotThere() {
    assertThatThrownBy(() -> Drawing.of(XINFANG, "petition", Locale.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("petition");
  }
}
