package org.huiyin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page that shows the components, and each of its examples: the same that people look at.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComponentsBrowserTest {

  /// A page of its own each, and not a part of one.
  private static final Set<String> WHOLE_PAGES = Set.of("layout", "wrong", "busy");

  private TestServer demo;

  @BeforeAll
  void startTheDemo() {
    demo = TestServer.demo();
  }

  @AfterAll
  void stopTheDemo() {
    demo.close();
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 320, LIGHT", "en, 320, DARK", "zh-CN, 1280, DARK", "en, 1280, LIGHT"})
  void areAccessibleInEachState(String language, int width, ColorScheme colours) {
    try (Browsing browsing =
        Browsing.at(demo.uri(), Sight.of(language, width).in(colours).withScripts(true))) {
      browsing.open("/components").titled("components.title").lookAtParts("components");
    }
  }

  @Test
  void haveExamplesBesideEachTemplate() {
    String page = new Visit(demo.uri()).get("/components").text();
    List<String> templates =
        Arrays.stream(new File("src/main/jte/page").list())
            .filter(file -> file.endsWith(".jte"))
            .map(file -> file.replace(".jte", ""))
            .filter(name -> !WHOLE_PAGES.contains(name))
            .toList();

    assertThat(templates).hasSizeGreaterThan(3);
    assertThat(templates).allSatisfy(name -> assertThat(page).contains("id=\"page-" + name + "\""));
  }

  @Test
  void areNotShownInRealUse() {
    assertThat(new Visit(TestServer.shared().uri()).get("/components").status()).isEqualTo(404);
  }
}
