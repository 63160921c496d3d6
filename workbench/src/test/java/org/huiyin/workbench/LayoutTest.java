package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.workbench.Pictured.XINFANG;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.workbench.Plan.Area;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LayoutTest {

  private static final double ROUNDING = 1e-6;

  private static Chart chart(String kind, String language) {
    Locale locale = Locale.of(language);
    return (kind.equals("all") ? Drawing.of(XINFANG, locale) : Drawing.of(XINFANG, kind, locale))
        .chart();
  }

  @ParameterizedTest
  @CsvSource({"zh, all", "en, all", "zh, remedy", "en, remedy", "zh, suggestion", "en, suggestion"})
  void nothingLiesOnAnythingElse(String language, String kind) {
    Plan plan = Layout.of(chart(kind, language));
    List<Area> areas = new ArrayList<>();
    plan.boxes().forEach(place -> areas.add(place.area()));
    plan.arrows().forEach(way -> areas.add(way.label()));

    for (int i = 0; i < areas.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(areas.get(i).overlaps(areas.get(j)))
            .as("%s and %s", areas.get(i), areas.get(j))
            .isFalse();
      }
      assertThat(new Area(0, 0, plan.width(), plan.height()).contains(areas.get(i))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"zh, all", "en, all", "zh, remedy", "en, remedy", "zh, suggestion", "en, suggestion"})
  void textFillsItsBoxAndNoMore(String language, String kind) {
    Plan plan = Layout.of(chart(kind, language));

    plan.boxes()
        .forEach(
            place -> {
              double inner = 2 * Layout.PADDING - ROUNDING;
              assertThat(place.text().width()).isLessThanOrEqualTo(place.area().width() - inner);
              assertThat(place.text().height()).isLessThanOrEqualTo(place.area().height() - inner);
            });
    plan.arrows()
        .forEach(way -> assertThat(way.text().width()).isLessThanOrEqualTo(way.label().width()));
  }

  @ParameterizedTest
  @CsvSource({"zh, remedy", "en, remedy", "zh, suggestion", "en, suggestion"})
  void isAsWideAsA4InNinePointsAtLeast(String language, String kind) {
    Document svg = Pictured.xml(Drawing.of(XINFANG, kind, Locale.of(language)).detailedSvg());
    String[] view = svg.getDocumentElement().getAttribute("viewBox").split(" ", -1);
    double pointsAnUnit = 190 / 25.4 * 72 / Double.parseDouble(view[2]);

    for (Element text : Pictured.elements(svg, "text")) {
      double size = Double.parseDouble(text.getAttribute("font-size"));
      assertThat(size * pointsAnUnit).isGreaterThanOrEqualTo(9);
      assertThat(Double.parseDouble(text.getAttribute("y")))
          .isBetween(0.0, Double.valueOf(view[3]));
      Type type = text.getAttribute("font-weight").equals("bold") ? Type.STRONG : Type.PLAIN;
      double width = type.width(text.getTextContent()) * size / type.size();
      assertThat(Double.parseDouble(text.getAttribute("x")) + width)
          .as(text.getTextContent())
          .isLessThanOrEqualTo(Double.parseDouble(view[2]));
    }
  }
}
