package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.rulebook.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbenchTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lnit cn-xinfang | there is no command “lnit”; did you mean “lint”?
          lint | lint: which files?
          lint cn-xinfnag | “cn-xinfnag” is neither a file nor a rulebook that comes with this software
          lint no/such.yaml | there is no file “no/such.yaml”
          lint --jsno cn-xinfang | there is no option “--jsno” here; did you mean “--json”?
          lint . | “.” is a folder, and a file is needed
          lint cn-xinfang --lang fr | there is nothing in the language “fr”
          explain --clock answer | the option “--rulebook” is needed
          explain --rulebook cn-xinfang --clock answer | the option “--from” is needed
          explain --rulebook cn-xinfang --clock anwser --from 2026-02-10 | no clock “anwser” in this rulebook; did you mean “answer”?
          explain --rulebook cn-xinfang --clock answer --from 2026-02-30 | “2026-02-30” is not a date like 2026-02-28
          explain --rulebook cn-xinfang --clock answer --from | the option “--from” needs a value
          explain --rulebook cn-xinfang --clock answer --clock notice --from 2026-02-10 | the option “--clock” is given twice
          explain --rulebook cn-xinfang --clock answer --from 2026-02-10 --event accpted | did you mean “accepted”?
          explain --rulebook cn-xinfang --clock answer --from 2026-02-10 --extended many | “many” is not a number of days from 0 to 3650
          explain --rulebook cn-xinfang --clock keep-promise --from 2026-02-10 | runs to a promised day: name it after --told
          explain --rulebook cn-xinfang --clock re-review --from 2026-02-10 --pause hearing | is not a pause like
          explain --rulebook cn-xinfang --clock re-review --from 2026-02-10 --pause haering:2026-02-11.. | did you mean “hearing”?
          explain --rulebook cn-xinfang --clock re-review --from 2026-02-10 --pause hearing:2026-02-11..2099-01-01 | this can’t be counted
          explain --rulebook cn-xinfang --clock answer --from 2026-02-10 --calendar no-calendar | there is no file
          explain cn-xinfang | what is “cn-xinfang”? The rulebook comes after --rulebook
          simulate | name one rulebook
          simulate cn-xinfang | the option “--from” is needed
          simulate cn-xinfang --from 2026-02-10 --kind remdy | no kind of matter “remdy” in this rulebook; did you mean “remedy”?
          simulate cn-xinfang --from 2026-02-10 --kind accusation | are not taken in under this rulebook
          """)
  void saysWhatIsWrongWithWhatWasTyped(String command, String says) {
    // The language of a test machine is any.
    String english = command.contains("--lang") ? command : command + " --lang=en";
    Typed typed = Typed.command(english.split(" "));
    assertThat(typed.err()).contains(says).hasLineCount(1);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.status()).isEqualTo(2);
  }

  @Test
  void speaksChinese() {
    assertThat(Typed.command("lint", "cn-xinfnag", "--lang", "zh").err())
        .isEqualTo("huiyin: “cn-xinfnag”既不是文件，也不是本软件自带的规程\n");
  }

  @Test
  void saysTheSameInBothLanguages() {
    Properties zh = bundle("zh");
    Properties en = bundle("en");
    assertThat(zh.keySet()).isEqualTo(en.keySet());
    for (String key : en.stringPropertyNames()) {
      assertThat(placeholders(zh, key)).as(key).isEqualTo(placeholders(en, key));
      assertThat(zh.getProperty(key) + en.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  @Test
  void hasWordsForEachRuleThatRefuses() {
    for (Rule rule : Rule.values()) {
      assertThat(bundle("en").containsKey("rule." + rule.id())).as(rule.id()).isTrue();
    }
  }

  private static Set<String> placeholders(Properties bundle, String key) {
    return PLACEHOLDER
        .matcher(bundle.getProperty(key))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties bundle(String language) {
    Properties bundle = new Properties();
    String name = "workbench_" + language + ".properties";
    try (InputStream in = Workbench.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bundle;
  }
}
