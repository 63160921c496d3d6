package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.rulebook.lint.Linter;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What nobody should write, and what is said of it: a place and a sentence, soon.
class BadInputTest {

  // Many times what any of them takes, and far less than what it would take unbounded.
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TOWN = SchemaKeysTest.text("town-complaints.yaml");

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bad(String name, byte[] bytes, String place, String what) {
    Bad(String name, String text, String place, String what) {
      this(name, text.getBytes(StandardCharsets.UTF_8), place, what);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static String with(String was, String is) {
    assertThat(TOWN).contains(was);
    return TOWN.replace(was, is);
  }

  static Stream<Bad> documents() {
    return Stream.of(
        new Bad("a bomb of aliases", "a: &x [1, 2]\nb: [*x, *x]\n", "1:4", "an anchor"),
        new Bad("an alias", "rulebook: 1\nid: *x\n", "2:5", "an anchor, an alias or a tag"),
        new Bad("a tag", "rulebook: !!java.net.URL [x]", "1:11", "an anchor, an alias or a tag"),
        new Bad("depth", "[".repeat(500_000), "1:13", "nested too deeply"),
        new Bad("deep mappings", "{a: ".repeat(200_000), "1:49", "nested too deeply"),
        new Bad("ten megabytes", " ".repeat(10 << 20), "1:1", "the file has 10485760 bytes"),
        new Bad("one line of a megabyte", "a".repeat(1 << 20), "1:1", "the rulebook is 'aaa"),
        new Bad("a long key", "? " + "k".repeat(1 << 19) + "\n: 1", "1:3", "unknown key 'kkk"),
        new Bad("NUL", "rulebook: 1\nid: a\0b\n", "2:6", "the character U+0000 isn't allowed"),
        new Bad(
            "a lone surrogate",
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            "1:1",
            "the file isn't UTF-8"),
        new Bad("Latin-1", new byte[] {'a', ':', ' ', (byte) 0xE9}, "1:1", "the file isn't UTF-8"),
        new Bad("nothing", "", "1:1", "the file is empty"),
        new Bad(
            "two documents", "a: 1\n---\nb: 2\n", "2:1", "not YAML: but found another document"),
        new Bad(
            "a date that isn't",
            with("valid: {from: 2026-01-01}", "valid: {from: 2026-02-30}"),
            "6:15",
            "'2026-02-30' isn't a date"),
        new Bad(
            "a number out of range",
            with("articles: 9", "articles: 99999999999"),
            "10:80",
            "'99999999999' isn't such a number"),
        new Bad(
            "a length out of range",
            with("length: 20 days", "length: 3651 days"),
            "45:13",
            "'3651 days' isn't a length"),
        new Bad(
            "a negative length",
            with("length: 20 days", "length: -1 days"),
            "45:13",
            "'-1 days' isn't a length"),
        new Bad(
            "a name twice",
            with("  ask:\n    is: window", "  answer:\n    is: window"),
            "49:3",
            "the key 'answer' is in this part twice"),
        new Bad(
            "a misspelt key",
            with("    length: 20 days", "    lenght: 20 days"),
            "45:5",
            "unknown key 'lenght'"),
        new Bad("a key that is a list", "[a, b]: 1\n", "1:1", "not YAML: 'Non scalar key"),
        new Bad(
            "seats in a circle",
            with(
                "  above: {title: {zh: 上级机关, en: institution above}}",
                "  above: {title: {zh: 上级机关, en: institution above}, else: above}"),
            "20:3",
            "the seat 'above' stands in for itself"),
        new Bad(
            "many entries",
            with("stages:\n", "stages:\n" + entries("s%d: {title: {zh: 阶, en: s}, legal: open}")),
            "335:3",
            "this part has more than 300 entries"),
        new Bad(
            "many items",
            with("channels: [web, visit]", "channels: [" + "x, ".repeat(400) + "y]"),
            "29:912",
            "the list has more than 300 items"));
  }

  private static String entries(String entry) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      all.append("  ").append(entry.formatted(i)).append('\n');
    }
    return all.toString();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isRefusedWithAPlaceAndASentence(Bad bad) {
    Reading reading =
        Assertions.assertTimeoutPreemptively(SOON, () -> Rulebook.read("bad.yaml", bad.bytes()));
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    List<Finding> findings = ((Reading.Unreadable) reading).findings();
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.what()).startsWith(bad.what());
              assertThat(finding.line() + ":" + finding.column()).isEqualTo(bad.place());
            });
    assertThat(findings).hasSizeLessThanOrEqualTo(200);
    assertThat(findings).allSatisfy(finding -> assertThat(finding.what()).hasSizeLessThan(300));
  }

  /// A BOM and the line ends of Windows change nothing.
  @ParameterizedTest
  @MethodSource("harmless")
  void takesWhatEditorsAdd(String text) {
    assertThat(Rulebook.read("fine.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Read.class);
  }

  static Stream<String> harmless() {
    return Stream.of("\uFEFF" + TOWN, TOWN.replace("\n", "\r\n"), TOWN + "\n\n# end");
  }

  /// Each is a sound document but for having too much of something.
  @ParameterizedTest
  @MethodSource("large")
  void lintingEndsWhateverThereIs(Bad large) {
    Assertions.assertTimeoutPreemptively(
        SOON.multipliedBy(2),
        () ->
            assertThat(Linter.lint("large.yaml", large.bytes()).findings())
                .extracting(finding -> finding.rule().id())
                .contains(large.what()));
  }

  static Stream<Bad> large() {
    String act =
        "  a%d:\n    title: {zh: 动, en: act}\n    by: [clerk@hall]\n    in: any\n%s    source: house\n";
    StringBuilder windows = new StringBuilder("clocks:\n");
    StringBuilder dates = new StringBuilder("dates:\n");
    StringBuilder acts = new StringBuilder("acts:\n");
    StringBuilder bounded = new StringBuilder("acts:\n");
    StringBuilder stages = new StringBuilder("stages:\n");
    StringBuilder moves = new StringBuilder("acts:\n");
    for (int i = 0; i < 200; i++) {
      windows.append(
          "  w%d:\n    is: duty\n    title: {zh: 期, en: w}\n    of: clerk@hall\n    from: [d%d]\n    length: %d days\n    source: house\n    at-end: {act: close, dated: due}\n"
              .formatted(i, i, i + 1));
      dates.append("  d%d: {title: {zh: 日, en: d}}\n".formatted(i));
      acts.append(act.formatted(i, "    records: [d" + i + "]\n"));
      bounded.append(act.formatted(i, "    at-most: 3\n    at-most-source: house\n"));
      stages.append("  s%d: {title: {zh: 阶, en: s}, legal: open}\n".formatted(i));
      moves.append(act.formatted(i, "    leads-to: s" + i + "\n"));
    }
    return Stream.of(
        new Bad(
            "clocks side by side",
            with("clocks:\n", windows.toString())
                .replace("dates:\n", dates.toString())
                .replace("acts:\n", acts.toString()),
            "",
            "too-large"),
        new Bad("acts with bounds", with("acts:\n", bounded.toString()), "", "too-large"),
        new Bad(
            "stages that lead everywhere",
            with("stages:\n", stages.toString()).replace("acts:\n", moves.toString()),
            "",
            "too-large"));
  }
}
