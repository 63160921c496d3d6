package org.huiyin.evidence;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a file as its sender called it, made harmless: no folders, no characters that
/// steer a terminal, a screen or a file system, not too long. Never used as a name on our disk.
///
/// @param stem without its ending
/// @param ending in lower case, without the dot; empty where there is none
record FileName(String stem, String ending) {

  private static final int MOST = 80;
  private static final Pattern FOLDERS = Pattern.compile("(?s)^.*[/\\\\]");

  /// Controls, the marks that turn the direction of writing, halves of characters, ends of lines.
  private static final Pattern STEERING = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private static final Pattern NOT_IN_NAMES = Pattern.compile("[:*?\"<>|]");
  private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");
  private static final Pattern ENDING = Pattern.compile("^(.*)\\.([A-Za-z0-9]{1,10})$");
  private static final String UNNAMED = "file";

  static FileName of(String sent) {
    String name = FOLDERS.matcher(sent).replaceFirst("");
    name = STEERING.matcher(name).replaceAll("");
    name = NOT_IN_NAMES.matcher(name).replaceAll("_");
    name = EDGES.matcher(name).replaceAll("");
    Matcher parts = ENDING.matcher(name);
    return parts.matches()
        ? new FileName(shortened(parts.group(1)), parts.group(2).toLowerCase(Locale.ROOT))
        : new FileName(shortened(name), "");
  }

  private static String shortened(String stem) {
    int length = stem.codePointCount(0, stem.length());
    String shorter = length > MOST ? stem.substring(0, stem.offsetByCodePoints(0, MOST)) : stem;
    String bare = EDGES.matcher(shorter).replaceAll("");
    return bare.isEmpty() ? UNNAMED : bare;
  }

  String of(FileType type) {
    return stem + "." + (ending.isEmpty() ? type.ending() : ending);
  }

  /// As it is named back to whoever sent it.
  String shown() {
    return ending.isEmpty() ? stem : stem + "." + ending;
  }
}
