package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;

/// The structural part of one journal entry: who in which role, which act, legal dates, what it
/// changed and who was told. It holds no text that anyone wrote, so it stays when texts are
/// erased, and the state is folded from it alone.
///
/// @param at the instant of the act; absent where only the day may be kept (R7)
/// @param on the legal day; for an act of the system the day that counts, however late it was
///     noticed
/// @param rulebook digest of the rulebook's document
/// @param calendar version of the calendar by which dates were counted
/// @param citation the provision behind the act
/// @param texts the names of the texts in the sealed content
/// @param told who was told, resolved at the time
/// @param filing what a filing adds; empty for other acts
/// @param evidence the files that came with it; their names are content
/// @param opened the file that a reading opened
/// @param walled whom the wall keeps out since this entry, and hadn't before
/// @param imported where an entry came from that was loaded and not acted here; else null
record Facts(
    String authority,
    UUID matter,
    int seq,
    String act,
    By by,
    @Nullable Instant at,
    LocalDate on,
    String rulebook,
    String calendar,
    String citation,
    Particulars with,
    List<Effect> effects,
    List<String> texts,
    List<Recipient> told,
    Map<String, Object> filing,
    List<File> evidence,
    @Nullable UUID opened,
    Walled walled,
    @Nullable Imported imported) {

  static final int ENCODING_VERSION = 1;

  Facts {
    effects = List.copyOf(effects);
    texts = List.copyOf(texts);
    told = List.copyOf(told);
    filing = Map.copyOf(filing);
    evidence = List.copyOf(evidence);
  }

  /// Where an entry came from that nobody acted here.
  ///
  /// @param source a short name of the other system, or [#GENERATED]
  /// @param on the day of the act there; null where the entry's own day is it
  record Imported(String source, @Nullable LocalDate on) {

    /// Made up, by the rulebook, for a test of scale; no other system is called so.
    static final String GENERATED = "generated";

    boolean isGenerated() {
      return source.equals(GENERATED);
    }
  }

  /// Whether the entry changed where the matter stands; readings don't.
  boolean changesState() {
    return !effects.isEmpty();
  }

  /// Who acted. A complainant or the system has no institution.
  ///
  /// @param member which one of a group; null for whoever brought the matter, and for officers
  record By(
      String role, @Nullable UUID institution, @Nullable UUID officer, @Nullable Integer member) {
    By(String role, @Nullable UUID institution, @Nullable UUID officer) {
      this(role, institution, officer, null);
    }
  }

  /// Who is told: a post, the institution that it was resolved to, and how many levels up it
  /// was raised because nobody held the post.
  record Recipient(String to, String notice, @Nullable UUID institution, int raised) {}

  /// A file: what it is, and what it was when it came.
  ///
  /// @param sha256 of its bytes, in hex
  /// @param copy what is shown instead; null where it is shown as it came
  record File(UUID id, String type, int bytes, String sha256, @Nullable Copy copy) {

    /// What readers get, and how long it is.
    Shown shown() {
      return copy == null ? new Shown(id, bytes) : new Shown(copy.id(), copy.bytes());
    }
  }

  record Shown(UUID id, int bytes) {}

  /// A file without what it says besides what it shows.
  record Copy(UUID id, int bytes, String sha256) {}

  byte[] encoded() {
    EffectCodec.Fields fields =
        new EffectCodec.Fields()
            .put("v", ENCODING_VERSION)
            .put("authority", authority)
            .put("matter", matter)
            .put("seq", seq)
            .put("act", act)
            .put("by", encoded(by))
            .put("at", at == null ? null : at.toString())
            .put("on", on)
            .put("rulebook", rulebook)
            .put("calendar", calendar)
            .put("citation", citation)
            .put("with", encoded(with))
            .put("effects", effects.stream().map(EffectCodec::encode).toList())
            .put("texts", texts)
            .put("told", told.stream().map(Facts::encoded).toList())
            .put("filing", filing.isEmpty() ? null : filing)
            .put(
                "evidence",
                evidence.isEmpty() ? null : evidence.stream().map(Facts::encoded).toList())
            .put("opened", opened)
            .put("walled", walled.isNobody() ? null : walled.encoded())
            .put("imported", imported == null ? null : encoded(imported));
    return CanonicalJson.encode(fields.map());
  }

  static Facts decode(byte[] canonical) {
    EffectCodec.Reader r = new EffectCodec.Reader(CanonicalJson.decode(canonical));
    if (r.number("v") != ENCODING_VERSION) {
      throw new IllegalArgumentException("facts: unknown encoding version " + r.number("v"));
    }
    EffectCodec.Reader by = new EffectCodec.Reader(object(r.json(), "by"));
    String at = r.textOrNull("at");
    return new Facts(
        r.text("authority"),
        r.id("matter"),
        r.number("seq"),
        r.text("act"),
        new By(
            by.text("role"),
            by.idOrNull("institution"),
            by.idOrNull("officer"),
            by.numberOrNull("member")),
        at == null ? null : Instant.parse(at),
        r.date("on"),
        r.text("rulebook"),
        r.text("calendar"),
        r.text("citation"),
        particulars(new EffectCodec.Reader(object(r.json(), "with"))),
        objects(r.json(), "effects").stream().map(EffectCodec::decode).toList(),
        strings(r.json(), "texts"),
        objects(r.json(), "told").stream().map(Facts::recipient).toList(),
        object(r.json(), "filing"),
        objects(r.json(), "evidence").stream().map(Facts::file).toList(),
        r.idOrNull("opened"),
        Walled.decoded(object(r.json(), "walled")),
        imported(object(r.json(), "imported")));
  }

  private static Map<String, Object> encoded(Imported imported) {
    return new EffectCodec.Fields().put("source", imported.source()).put("on", imported.on()).map();
  }

  private static @Nullable Imported imported(Map<String, Object> json) {
    if (json.isEmpty()) {
      return null;
    }
    EffectCodec.Reader r = new EffectCodec.Reader(json);
    return new Imported(r.text("source"), r.dateOrNull("on"));
  }

  private static Map<String, Object> encoded(By by) {
    return new EffectCodec.Fields()
        .put("role", by.role())
        .put("institution", by.institution())
        .put("officer", by.officer())
        .put("member", by.member())
        .map();
  }

  private static Map<String, Object> encoded(Recipient recipient) {
    return new EffectCodec.Fields()
        .put("to", recipient.to())
        .put("notice", recipient.notice())
        .put("institution", recipient.institution())
        .put("raised", recipient.raised())
        .map();
  }

  private static Map<String, Object> encoded(File file) {
    return new EffectCodec.Fields()
        .put("id", file.id())
        .put("type", file.type())
        .put("bytes", file.bytes())
        .put("sha256", file.sha256())
        .put("copy", file.copy() == null ? null : encoded(file.copy()))
        .map();
  }

  private static Map<String, Object> encoded(Copy copy) {
    return new EffectCodec.Fields()
        .put("id", copy.id())
        .put("bytes", copy.bytes())
        .put("sha256", copy.sha256())
        .map();
  }

  private static File file(Map<String, Object> json) {
    EffectCodec.Reader r = new EffectCodec.Reader(json);
    Map<String, Object> copy = object(json, "copy");
    return new File(
        r.id("id"),
        r.text("type"),
        r.number("bytes"),
        r.text("sha256"),
        copy.isEmpty() ? null : copy(new EffectCodec.Reader(copy)));
  }

  private static Copy copy(EffectCodec.Reader r) {
    return new Copy(r.id("id"), r.number("bytes"), r.text("sha256"));
  }

  private static Recipient recipient(Map<String, Object> json) {
    EffectCodec.Reader r = new EffectCodec.Reader(json);
    return new Recipient(
        r.text("to"), r.text("notice"), r.idOrNull("institution"), r.number("raised"));
  }

  private static Map<String, Object> encoded(Particulars with) {
    return new EffectCodec.Fields()
        .put("kind", with.kind())
        .put("institution", with.institution())
        .put("unit", with.unit())
        .put("officer", with.officer())
        .put("days", with.days())
        .put("on", with.on())
        .put("outcome", with.outcome())
        .put("ground", with.ground())
        .put("channel", with.channel())
        .put("representatives", with.representatives())
        .put("promise", with.promise())
        .put(
            "promises",
            with.promises().isEmpty()
                ? null
                : with.promises().stream().map(LocalDate::toString).toList())
        .put("topic", with.topic())
        .map();
  }

  private static Particulars particulars(EffectCodec.Reader r) {
    return new Particulars(
        r.textOrNull("kind"),
        r.idOrNull("institution"),
        r.idOrNull("unit"),
        r.idOrNull("officer"),
        r.numberOrNull("days"),
        r.dateOrNull("on"),
        r.textOrNull("outcome"),
        r.textOrNull("ground"),
        r.textOrNull("channel"),
        r.numberOrNull("representatives"),
        r.numberOrNull("promise"),
        strings(r.json(), "promises").stream().map(LocalDate::parse).toList(),
        r.textOrNull("topic"));
  }

  @SuppressWarnings("unchecked") // canonical JSON: an object's members are strings to values
  static Map<String, Object> object(Map<String, Object> json, String key) {
    return json.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked") // as above
  private static List<Map<String, Object>> objects(Map<String, Object> json, String key) {
    List<Map<String, Object>> objects = new ArrayList<>();
    if (json.get(key) instanceof List<?> list) {
      list.forEach(item -> objects.add((Map<String, Object>) item));
    }
    return objects;
  }

  private static List<String> strings(Map<String, Object> json, String key) {
    return json.get(key) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }
}
