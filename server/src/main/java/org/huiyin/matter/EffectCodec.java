package org.huiyin.matter;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.PromiseState;
import org.huiyin.rulebook.Word;
import org.jspecify.annotations.Nullable;

/// Effects as members of canonical JSON, encoding version 1, and back.
///
/// The names here are for ever: journals are read with them long after the code that wrote
/// them. A new effect adds a name; none is changed. Written out by hand so that renaming a
/// record can't change it.
final class EffectCodec {

  private EffectCodec() {}

  static Map<String, Object> encode(Effect effect) {
    return switch (effect) {
      case Effect.Opened e -> fields("opened").put("kind", e.kind()).map();
      case Effect.StageEntered e -> fields("stage").put("stage", e.stage()).map();
      case Effect.DateRecorded e -> fields("date").put("date", e.date()).put("on", e.on()).map();
      case Effect.SeatTaken e ->
          fields("seat").put("seat", e.seat()).put("institution", e.institution()).map();
      case Effect.SeatLeft e -> fields("seat-left").put("seat", e.seat()).map();
      case Effect.Assigned e ->
          fields("assigned")
              .put("seat", e.seat())
              .put("unit", e.unit())
              .put("officer", e.officer())
              .map();
      case Effect.ClockStarted e ->
          fields("clock")
              .put("number", e.number())
              .put("clock", e.clock())
              .put("promise", e.promise())
              .put("start", e.start())
              .put("due", e.due())
              .put("provisional", e.provisional())
              .map();
      case Effect.ClockEnded e ->
          fields("clock-ended")
              .put("number", e.number())
              .put("ending", id(e.ending()))
              .put("on", e.on())
              .map();
      case Effect.ClockExtended e ->
          fields("clock-extended")
              .put("number", e.number())
              .put("days", e.days())
              .put("due", e.due())
              .put("provisional", e.provisional())
              .map();
      case Effect.ClockPaused e ->
          fields("clock-paused")
              .put("number", e.number())
              .put("ground", e.ground())
              .put("from", e.from())
              .put("latest", e.latest())
              .put("due", e.due())
              .put("provisional", e.provisional())
              .map();
      case Effect.ClockResumed e ->
          fields("clock-resumed")
              .put("number", e.number())
              .put("last", e.last())
              .put("due", e.due())
              .put("provisional", e.provisional())
              .map();
      case Effect.ClockRecounted e ->
          fields("clock-recounted")
              .put("number", e.number())
              .put("told", e.told())
              .put("counted", e.counted())
              .put("due", e.due())
              .put("provisional", e.provisional())
              .map();
      case Effect.MilestoneReached e ->
          fields("milestone")
              .put("number", e.number())
              .put("milestone", e.milestone())
              .put("counted", e.counted())
              .put("to", e.to())
              .map();
      case Effect.Decided e ->
          fields("decided")
              .put("instance", e.instance())
              .put("outcome", e.outcome())
              .put("institution", e.institution())
              .put("officer", e.officer())
              .map();
      case Effect.Promised e ->
          fields("promised").put("promise", e.promise()).put("due", e.due()).map();
      case Effect.PromiseStands e ->
          fields("promise").put("promise", e.promise()).put("state", id(e.state())).map();
      case Effect.WordGiven e -> fields("word").put("word", id(e.word())).map();
      case Effect.Recused e -> fields("recused").put("officer", e.officer()).map();
      case Effect.RecusalAsked e -> fields("recusal-asked").put("officer", e.officer()).map();
      case Effect.RecusalDecided e -> fields("recusal-decided").put("officer", e.officer()).map();
      case Effect.ReadingObjected e -> fields("reading-objected").put("officer", e.officer()).map();
      case Effect.ObjectionAnswered e ->
          fields("objection-answered").put("officer", e.officer()).map();
      case Effect.DoneBy e ->
          fields("done-by").put("act", e.act()).put("officer", e.officer()).map();
      case Effect.Marked e ->
          fields("marked").put("mark", e.mark()).put("ground", e.ground()).map();
      case Effect.Counted e -> fields("counted").put("act", e.act()).map();
      case Effect.Consented e ->
          fields("consented").put("act", e.act()).put("by", e.by()).put("to", e.to()).map();
      case Effect.Agreed e -> fields("agreed").put("act", e.act()).map();
      case Effect.Told e -> fields("told").put("to", e.to()).put("notice", e.notice()).map();
    };
  }

  static Effect decode(Map<String, Object> json) {
    Reader r = new Reader(json);
    String name = r.text("effect");
    return switch (name) {
      case "opened" -> new Effect.Opened(r.text("kind"));
      case "stage" -> new Effect.StageEntered(r.text("stage"));
      case "date" -> new Effect.DateRecorded(r.text("date"), r.date("on"));
      case "seat" -> new Effect.SeatTaken(r.text("seat"), r.id("institution"));
      case "seat-left" -> new Effect.SeatLeft(r.text("seat"));
      case "assigned" ->
          new Effect.Assigned(r.text("seat"), r.idOrNull("unit"), r.idOrNull("officer"));
      case "clock" ->
          new Effect.ClockStarted(
              r.number("number"),
              r.text("clock"),
              r.number("promise"),
              r.date("start"),
              r.date("due"),
              r.flag("provisional"));
      case "clock-ended" ->
          new Effect.ClockEnded(
              r.number("number"), Effect.Ending.valueOf(constant(r.text("ending"))), r.date("on"));
      case "clock-extended" ->
          new Effect.ClockExtended(
              r.number("number"), r.number("days"), r.date("due"), r.flag("provisional"));
      case "clock-paused" ->
          new Effect.ClockPaused(
              r.number("number"),
              r.text("ground"),
              r.date("from"),
              r.date("latest"),
              r.date("due"),
              r.flag("provisional"));
      case "clock-resumed" ->
          new Effect.ClockResumed(
              r.number("number"), r.date("last"), r.date("due"), r.flag("provisional"));
      case "clock-recounted" ->
          new Effect.ClockRecounted(
              r.number("number"),
              r.date("told"),
              r.date("counted"),
              r.date("due"),
              r.flag("provisional"));
      case "milestone" ->
          new Effect.MilestoneReached(
              r.number("number"), r.number("milestone"), r.date("counted"), r.text("to"));
      case "decided" ->
          new Effect.Decided(
              r.text("instance"),
              r.text("outcome"),
              r.idOrNull("institution"),
              r.idOrNull("officer"));
      case "promised" -> new Effect.Promised(r.number("promise"), r.date("due"));
      case "promise" ->
          new Effect.PromiseStands(
              r.number("promise"), PromiseState.valueOf(constant(r.text("state"))));
      case "word" -> new Effect.WordGiven(Word.valueOf(constant(r.text("word"))));
      case "recused" -> new Effect.Recused(r.id("officer"));
      case "recusal-asked" -> new Effect.RecusalAsked(r.id("officer"));
      case "reading-objected" -> new Effect.ReadingObjected(r.id("officer"));
      case "objection-answered" -> new Effect.ObjectionAnswered(r.id("officer"));
      case "recusal-decided" -> new Effect.RecusalDecided(r.id("officer"));
      case "done-by" -> new Effect.DoneBy(r.text("act"), r.id("officer"));
      case "marked" -> new Effect.Marked(r.text("mark"), r.textOrNull("ground"));
      case "counted" -> new Effect.Counted(r.text("act"));
      case "consented" -> new Effect.Consented(r.text("act"), r.text("by"), r.text("to"));
      case "agreed" -> new Effect.Agreed(r.text("act"));
      case "told" -> new Effect.Told(r.text("to"), r.text("notice"));
      default -> throw new IllegalArgumentException("effect: unknown in encoding 1: " + name);
    };
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String constant(String id) {
    return id.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Fields fields(String effect) {
    return new Fields().put("effect", effect);
  }

  /// Collects members, leaving out what is absent.
  static final class Fields {
    private final Map<String, Object> map = new LinkedHashMap<>();

    Fields put(String key, @Nullable Object value) {
      switch (value) {
        case null -> {}
        case LocalDate date -> map.put(key, date.toString());
        case UUID id -> map.put(key, id.toString());
        default -> map.put(key, value);
      }
      return this;
    }

    Map<String, Object> map() {
      return map;
    }
  }

  /// Reads members; a missing one is a journal that this version can't read.
  record Reader(Map<String, Object> json) {
    @Nullable String textOrNull(String key) {
      return (String) json.get(key);
    }

    String text(String key) {
      String value = textOrNull(key);
      if (value == null) {
        throw new IllegalArgumentException("facts: missing " + key);
      }
      return value;
    }

    int number(String key) {
      Integer value = numberOrNull(key);
      if (value == null) {
        throw new IllegalArgumentException("facts: missing " + key);
      }
      return value;
    }

    @Nullable Integer numberOrNull(String key) {
      return json.get(key) instanceof Number n ? Math.toIntExact(n.longValue()) : null;
    }

    boolean flag(String key) {
      return Boolean.TRUE.equals(json.get(key));
    }

    LocalDate date(String key) {
      return LocalDate.parse(text(key));
    }

    @Nullable LocalDate dateOrNull(String key) {
      String value = textOrNull(key);
      return value == null ? null : LocalDate.parse(value);
    }

    UUID id(String key) {
      return UUID.fromString(text(key));
    }

    @Nullable UUID idOrNull(String key) {
      String value = textOrNull(key);
      return value == null ? null : UUID.fromString(value);
    }
  }
}
