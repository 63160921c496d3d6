package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Entries are read with these names for ever.
class FactsTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String BEFORE =
      "{\"act\":\"add\",\"authority\":\"990123\",\"by\":{\"role\":\"complainant\"},"
          + "\"calendar\":\"c\",\"citation\":\"house\",\"effects\":[],";
  private static final String AFTER =
      "\"rulebook\":\"r\",\"seq\":1,\"texts\":[],\"told\":[],\"v\":1,\"with\":{}}";

  private static Facts facts(List<Facts.File> evidence, @Nullable UUID opened) {
    return facts(evidence, opened, Walled.NOBODY);
  }

  private static Facts facts(List<Facts.File> evidence, @Nullable UUID opened, Walled walled) {
    return facts(
        "add", new Facts.By("complainant", null, null), List.of(), evidence, opened, walled, null);
  }

  private static Facts imported(Facts.Imported from) {
    return facts(
        "past-answered",
        new Facts.By("registrar", ID, ID),
        List.of("answer"),
        List.of(),
        null,
        Walled.NOBODY,
        from);
  }

  private static Facts facts(
      String act,
      Facts.By by,
      List<String> texts,
      List<Facts.File> evidence,
      @Nullable UUID opened,
      Walled walled,
      Facts.@Nullable Imported imported) {
    return new Facts(
        "990123",
        ID,
        1,
        act,
        by,
        null,
        LocalDate.of(2026, 2, 10),
        "r",
        "c",
        "house",
        Particulars.NONE,
        List.of(),
        texts,
        List.of(),
        Map.of(),
        evidence,
        opened,
        walled,
        imported);
  }

  private static void encodes(Facts facts, String canonical) {
    assertThat(new String(facts.encoded(), StandardCharsets.UTF_8)).isEqualTo(canonical);
    assertThat(Facts.decode(canonical.getBytes(StandardCharsets.UTF_8))).isEqualTo(facts);
  }

  @Test
  void sayNothingOfFilesWhereThereAreNone() {
    encodes(
        facts(List.of(), null),
        BEFORE + "\"matter\":\"" + ID + "\",\"on\":\"2026-02-10\"," + AFTER);
  }

  @Test
  void holdWhatAFileWasAndNotItsName() {
    encodes(
        facts(List.of(new Facts.File(ID, "image/png", 5, "ab", null)), null),
        BEFORE
            + "\"evidence\":[{\"bytes\":5,\"id\":\""
            + ID
            + "\",\"sha256\":\"ab\",\"type\":\"image/png\"}],"
            + "\"matter\":\""
            + ID
            + "\",\"on\":\"2026-02-10\","
            + AFTER);
  }

  @Test
  void holdWhatIsShownOfAFileWhereThatIsAnother() {
    Facts.Copy copy = new Facts.Copy(ID, 4, "cd");
    encodes(
        facts(List.of(new Facts.File(ID, "image/png", 5, "ab", copy)), null),
        BEFORE
            + "\"evidence\":[{\"bytes\":5,\"copy\":{\"bytes\":4,\"id\":\""
            + ID
            + "\",\"sha256\":\"cd\"},\"id\":\""
            + ID
            + "\",\"sha256\":\"ab\",\"type\":\"image/png\"}],"
            + "\"matter\":\""
            + ID
            + "\",\"on\":\"2026-02-10\","
            + AFTER);
  }

  @Test
  void holdWhichFileAReadingOpened() {
    encodes(
        facts(List.of(), ID),
        BEFORE
            + "\"matter\":\""
            + ID
            + "\",\"on\":\"2026-02-10\",\"opened\":\""
            + ID
            + "\","
            + AFTER);
  }

  @Test
  void holdWhomTheWallKeepsOutSinceThen() {
    encodes(
        facts(List.of(), null, new Walled(java.util.Set.of(ID), java.util.Set.of(new UUID(0, 2)))),
        BEFORE
            + "\"matter\":\""
            + ID
            + "\",\"on\":\"2026-02-10\","
            + "\"rulebook\":\"r\",\"seq\":1,\"texts\":[],\"told\":[],\"v\":1,"
            + "\"walled\":{\"institutions\":[\""
            + ID
            + "\"],\"officers\":[\"00000000-0000-0000-0000-000000000002\"]},"
            + "\"with\":{}}");
  }

  @Test
  void sayWhereAnEntryCameFromThatNobodyActedHere() {
    encodes(
        imported(new Facts.Imported("hotline", LocalDate.of(2021, 3, 10))),
        "{\"act\":\"past-answered\",\"authority\":\"990123\",\"by\":{\"institution\":\""
            + ID
            + "\",\"officer\":\""
            + ID
            + "\",\"role\":\"registrar\"},\"calendar\":\"c\",\"citation\":\"house\",\"effects\":[],"
            + "\"imported\":{\"on\":\"2021-03-10\",\"source\":\"hotline\"},\"matter\":\""
            + ID
            + "\",\"on\":\"2026-02-10\",\"rulebook\":\"r\",\"seq\":1,\"texts\":[\"answer\"],"
            + "\"told\":[],\"v\":1,\"with\":{}}");
    encodes(
        imported(new Facts.Imported(Facts.Imported.GENERATED, null)),
        new String(
                imported(new Facts.Imported("hotline", LocalDate.of(2021, 3, 10))).encoded(),
                StandardCharsets.UTF_8)
            .replace(
                "{\"on\":\"2021-03-10\",\"source\":\"hotline\"}", "{\"source\":\"generated\"}"));
  }
}
