import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Makes the static files: GOV.UK Frontend's style sheet, cut down to the rules whose classes
/// occur in a template, in Huiyin's colours and without a font; our own rules after it; each
/// file named by its content, and compressed beside it. A list says which name became which.
///
/// Arguments: their style sheet, the folder of templates, the folder of our files, the folder
/// to write.
class Assets {

  /// Their colours, and what takes their place, so that one set of rules serves light and dark.
  private static final Map<String, String> COLOURS =
      Map.ofEntries(
          Map.entry("#0b0c0c", "--ink"),
          Map.entry("#000", "--ink"),
          Map.entry("#1d70b8", "--link"),
          Map.entry("#003078", "--link-hover"),
          Map.entry("#4c2c92", "--link-visited"),
          Map.entry("#fd0", "--focus"),
          Map.entry("#505a5f", "--muted"),
          Map.entry("#b1b4b6", "--line"),
          Map.entry("#f3f2f1", "--shade"),
          Map.entry("#dbdad9", "--shade-hover"),
          Map.entry("#c1c3c5", "--shade-hover"),
          Map.entry("#929191", "--line"),
          Map.entry("#d4351c", "--wrong"),
          Map.entry("#00703c", "--go"),
          Map.entry("#005a30", "--go-hover"),
          Map.entry("#002d18", "--go-shadow"));

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{3,8}\\b");
  private static final Pattern CLASS = Pattern.compile("\\.(-?[_a-zA-Z][\\w-]*)");

  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[3]);
    Files.createDirectories(target);
    empty(target);
    Set<String> words = words(Path.of(arguments[1]));
    String theirs = cut(withoutComments(Files.readString(Path.of(arguments[0]))), words);
    StringBuilder names = new StringBuilder();
    try (Stream<Path> ours = Files.list(Path.of(arguments[2])).sorted()) {
      for (Path file : ours.toList()) {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        if (name.endsWith(".css")) {
          text = theirs + minified(withoutComments(text));
        }
        names.append(name).append('=').append(write(target, name, text)).append('\n');
      }
    }
    Files.writeString(target.resolve("names.properties"), names);
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  /// Whatever could be a class: a name that stands nowhere in a template can't be one in use.
  private static Set<String> words(Path templates) throws IOException {
    Set<String> words = new HashSet<>();
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".jte")).toList()) {
        words.addAll(List.of(Files.readString(file).split("[^\\w-]+")));
      }
    }
    return words;
  }

  private static String withoutComments(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "");
  }

  private static String minified(String css) {
    return css.replaceAll("\\s+", " ").replaceAll(" ?([{};,]) ?", "$1").replace(": ", ":").strip();
  }

  /// The rules of a style sheet that are in use, and of blocks within it.
  private static String cut(String css, Set<String> words) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < css.length()) {
      int end = end(css, at);
      String rule = css.substring(at, end).strip();
      at = end;
      int open = rule.indexOf('{');
      if (open >= 0) {
        kept.append(
            rule(rule.substring(0, open).strip(), rule.substring(open + 1, rule.length() - 1), words));
      }
    }
    return kept.toString();
  }

  private static String rule(String prelude, String body, Set<String> words) {
    if (prelude.startsWith("@font-face")) {
      return "";
    }
    if (prelude.startsWith("@media") || prelude.startsWith("@supports")) {
      String inner = cut(body, words);
      return inner.isEmpty() ? "" : prelude + "{" + inner + "}";
    }
    if (prelude.startsWith("@") || prelude.equals(":root")) {
      return "";
    }
    List<String> selectors = parts(prelude, ',').stream().filter(s -> used(s, words)).toList();
    return selectors.isEmpty()
        ? ""
        : String.join(",", selectors) + "{" + ours(body, prelude.contains(":focus")) + "}";
  }

  private static boolean used(String selector, Set<String> words) {
    Matcher name = CLASS.matcher(selector.replaceAll(":not\\([^)]*\\)", ""));
    boolean any = false;
    while (name.find()) {
      any = true;
      if (!words.contains(name.group(1))) {
        return false;
      }
    }
    // Their rules without a class are resets for components that ours style themselves.
    return any;
  }

  /// What is focused stands on the focus colour, which is light in both schemes.
  private static String ours(String body, boolean focus) {
    List<String> declarations = new ArrayList<>();
    for (String declaration : parts(body, ';')) {
      String text =
          declaration
              .replace("font-family:GDS Transport,arial,sans-serif", "font-family:var(--font)")
              .replace("font-size:1rem", "font-size:1.1875rem")
              .replace("font-size:.875rem", "font-size:1rem");
      text = text.startsWith("color:#fff") ? text.replace("#fff", "var(--on-go)") : text;
      declarations.add(recoloured(text.replaceAll("#fff\\b", "var(--paper)"), focus));
    }
    return String.join(";", declarations);
  }

  private static String recoloured(String declaration, boolean focus) {
    return COLOUR
        .matcher(declaration)
        .replaceAll(
            found -> {
              String name = COLOURS.get(found.group());
              if (name == null) {
                return found.group();
              }
              return "var(" + (focus && name.equals("--ink") ? "--focus-ink" : name) + ")";
            });
  }

  /// Where the rule that begins here ends: after its block, or after its semicolon.
  private static int end(String css, int from) {
    int depth = 0;
    for (int i = from; i < css.length(); i++) {
      char c = css.charAt(i);
      if (c == '"' || c == '\'') {
        i = css.indexOf(c, i + 1);
      } else if (c == '{') {
        depth++;
      } else if ((c == '}' && --depth == 0) || (c == ';' && depth == 0)) {
        return i + 1;
      }
    }
    return css.length();
  }

  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begun = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : separator;
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == '"' || c == '\'') {
        i = text.indexOf(c, i + 1);
      }
      if (c == separator && depth == 0) {
        String part = text.substring(begun, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        begun = i + 1;
      }
    }
    return parts;
  }

  private static String write(Path target, String name, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    String hash = HexFormat.of().formatHex(digest, 0, 8);
    String named = hash + name.substring(name.lastIndexOf('.'));
    Files.write(target.resolve(named), bytes);
    Files.write(target.resolve(named + ".gz"), compressed(bytes));
    return named;
  }

  private static byte[] compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
