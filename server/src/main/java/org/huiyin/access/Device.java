package org.huiyin.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What kind of browser runs on what kind of machine, in two words of a closed list: enough for
/// an officer to know their own, and too little to know a device again. Nothing else that a
/// browser says is kept.
///
/// @param browser such as `firefox`, or `other`
/// @param system such as `android`, or `other`
public record Device(String browser, String system) {

  private static final String OTHER = "other";
  public static final Device UNKNOWN = new Device(OTHER, OTHER);

  /// In the order in which they are looked for: some browsers call themselves by other names too.
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("micromessenger", "wechat");
    BROWSERS.put("edg", "edge");
    BROWSERS.put("firefox", "firefox");
    BROWSERS.put("chrome", "chrome");
    BROWSERS.put("safari", "safari");
    SYSTEMS.put("openharmony", "harmony");
    SYSTEMS.put("android", "android");
    SYSTEMS.put("iphone", "ios");
    SYSTEMS.put("ipad", "ios");
    SYSTEMS.put("windows", "windows");
    SYSTEMS.put("mac os", "mac");
    SYSTEMS.put("linux", "linux");
  }

  /// By what a browser says of itself.
  public static Device of(@Nullable String userAgent) {
    String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
    return new Device(first(BROWSERS, said), first(SYSTEMS, said));
  }

  private static String first(Map<String, String> words, String said) {
    return words.entrySet().stream()
        .filter(word -> said.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }

  String stored() {
    return browser + "/" + system;
  }

  static Device stored(String text) {
    String[] parts = text.split("/", 2);
    return new Device(parts[0], parts[1]);
  }
}
