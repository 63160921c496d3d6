package org.huiyin.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// How somebody sees the pages: what their browser asks for and what it can do.
///
/// @param language `zh-CN` or `en`
/// @param width in CSS pixels of the unmagnified window
/// @param zoom 4 for 400 %: as many of the screen's pixels for each CSS pixel, and as many fewer
///     CSS pixels in the window, which is what a browser makes of it
public record Sight(
    String language,
    int width,
    ColorScheme colours,
    ReducedMotion motion,
    boolean scripts,
    int zoom) {

  private static final int HEIGHT = 740;

  /// A light screen of this width, without scripts.
  public static Sight of(String language, int width) {
    return new Sight(language, width, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE, false, 1);
  }

  public Sight in(ColorScheme wanted) {
    return new Sight(language, width, wanted, motion, scripts, zoom);
  }

  public Sight withoutMotion() {
    return new Sight(language, width, colours, ReducedMotion.REDUCE, scripts, zoom);
  }

  public Sight withScripts(boolean on) {
    return new Sight(language, width, colours, motion, on, zoom);
  }

  public Sight magnified(int times) {
    return new Sight(language, width, colours, motion, scripts, times);
  }

  public boolean chinese() {
    return language.startsWith("zh");
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setLocale(language)
        .setViewportSize(width / zoom, HEIGHT / zoom)
        .setDeviceScaleFactor(zoom)
        .setColorScheme(colours)
        .setReducedMotion(motion)
        .setJavaScriptEnabled(scripts);
  }

  @Override
  public String toString() {
    return language
        + "-"
        + width
        + (colours == ColorScheme.DARK ? "-dark" : "")
        + (scripts ? "-scripts" : "")
        + (zoom == 1 ? "" : "-by-" + zoom);
  }
}
