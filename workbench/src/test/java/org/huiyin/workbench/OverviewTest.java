package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.workbench.Pictured.XINFANG;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class OverviewTest {

  private static final double POINTS_A_MILLIMETRE = 72 / 25.4;

  @ParameterizedTest
  @MethodSource("org.huiyin.workbench.DrawingDocumentTest#pictures")
  void isOneA4PageInNinePointsAtLeast(DrawingDocumentTest.Picture picture) {
    Element svg = drawn(picture).getDocumentElement();
    double width = millimetres(svg, "width");

    assertThat(width).isLessThanOrEqualTo(210 - 2 * 10);
    assertThat(millimetres(svg, "height")).isLessThanOrEqualTo(297 - 2 * 10);

    double points = width * POINTS_A_MILLIMETRE / view(svg)[2];
    for (Element text : Pictured.elements(drawn(picture), "text")) {
      assertThat(number(text, "font-size") * points)
          .as(text.getTextContent())
          .isGreaterThanOrEqualTo(8.999);
    }
  }

  @ParameterizedTest
  @MethodSource("org.huiyin.workbench.DrawingDocumentTest#pictures")
  void noTextLiesOnAnotherOrOutside(DrawingDocumentTest.Picture picture) {
    Document svg = drawn(picture);
    double[] view = view(svg.getDocumentElement());
    List<Plan.Area> areas = new ArrayList<>();
    for (Element text : Pictured.elements(svg, "text")) {
      double size = number(text, "font-size");
      Plan.Area area =
          new Plan.Area(
              number(text, "x"),
              number(text, "y") - size * 0.8,
              number(text, "textLength"),
              size * 0.9);
      assertThat(new Plan.Area(0, 0, view[2], view[3]).contains(area))
          .as(text.getTextContent())
          .isTrue();
      assertThat(areas.stream().filter(area::overlaps)).as(text.getTextContent()).isEmpty();
      areas.add(area);
    }
  }

  @ParameterizedTest
  @MethodSource("org.huiyin.workbench.DrawingDocumentTest#pictures")
  void everyActEndsInTheBoxOfItsNumber(DrawingDocumentTest.Picture picture) {
    Overview overview =
        Overviewing.of(
            Procedure.of(
                Rulebook.bundled(picture.rulebook()),
                List.of(
                    Rulebook.bundled(picture.rulebook()).kinds().values().stream()
                        .filter(kind -> kind.id().equals(picture.kind()))
                        .findFirst()
                        .orElseThrow()),
                new DrawingWording(
                    Rulebook.bundled(picture.rulebook()), Locale.of(picture.language()))));

    assertThat(overview.rows()).hasSizeGreaterThan(5);
    for (Overview.Row row : overview.rows()) {
      for (Overview.Exit exit : row.exits()) {
        assertThat(overview.rows().get(exit.to()).title()).startsWith(exit.to() + ". ");
        assertThat(exit.text()).endsWith(String.valueOf(exit.to()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void tellsTheDatesOfTheLawFirst(String language) {
    String written = Pictured.written(Drawing.of(XINFANG, "remedy", Locale.of(language)).svg());

    assertThat(written)
        .contains(
            language.equals("zh")
                ? List.of("15天，第二十二条第一款", "60天，第三十四条", "可以请求复查：30天，第三十五条")
                : List.of("15days,Article22(1)", "60days,Article34", "30days,Article35"));
  }

  @Test
  void namesThePartiesOfAMediation() {
    String written =
        Pictured.written(
            Drawing.of(Rulebook.bundled("cn-mediation"), "application", Locale.ENGLISH).svg());

    assertThat(written).contains("agreetomediate(theotherparty)").contains("actofaparty");
  }

  private static Document drawn(DrawingDocumentTest.Picture picture) {
    Rulebook rulebook = Rulebook.bundled(picture.rulebook());
    return Pictured.xml(Drawing.of(rulebook, picture.kind(), Locale.of(picture.language())).svg());
  }

  private static double[] view(Element svg) {
    String[] numbers = svg.getAttribute("viewBox").split(" ", -1);
    double[] view = new double[numbers.length];
    for (int i = 0; i < view.length; i++) {
      view[i] = Double.parseDouble(numbers[i]);
    }
    return view;
  }

  private static double millimetres(Element svg, String name) {
    assertThat(svg.getAttribute(name)).endsWith("mm");
    return Double.parseDouble(svg.getAttribute(name).replace("mm", ""));
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }
}
