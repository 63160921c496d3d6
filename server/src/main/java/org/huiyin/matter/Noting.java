package org.huiyin.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// Makes entries of what was asked or done beside the procedure: they change no state. What was
/// said with them is sealed under the matter's key, so that the database doesn't tell an answer.
record Noting(Parts parts) {

  static final String SAME_PERSON = "same-person";
  static final String KEY_CHECKED = "key-checked";
  static final String KEY_ANNOUNCED = "key-announced";
  static final String KEY_STOPPED = "key-stopped";
  static final String KEY_PRINTED = "key-printed";
  static final String SPARE_KEY = "spare-key";
  static final String REDACTED = "redacted-copy";
  static final String TO_BE_PUBLISHED = "publication-agreed";
  static final String ORIGINAL_OPENED = "original-opened";
  static final String HOLD_ASKED = "hold-asked";
  static final String HOLD_AGREED = "hold-agreed";
  static final String DISCLOSE = "disclose";
  static final String PRINT = "print";
  static final String EXPORT = "export";
  static final String ORDER_ASKED = "order-asked";
  static final String ORDER_AGREED = "order-agreed";
  static final String ORDER_REFUSED = "order-refused";
  static final String ORDER_HANDED = "order-handed";
  static final String ORDER_TOLD = "order-told";

  /// A group was opened, or invites anew, and what it asks.
  static final String GROUP = "group";

  /// Who speaks for a group now, by their numbers.
  static final String REPRESENTATIVES = "representatives";

  /// One of a group says that it is resolved, or a promise kept: their own word, not the matter's.
  static final String OWN_WORD = "own-word";

  /// The act, and its text: which of what the complainant said about themself is another now.
  static final String CORRECTED = "corrected";

  /// What a list was taken along for: a code of a closed list.
  static final String EXPORTED_BECAUSE = "exported-because";

  /// The name of whoever agreed that a long list is taken along.
  static final String EXPORT_AGREED_BY = "export-agreed-by";

  /// Texts of which the journal holds words of ours with commas or spaces between, shown in the
  /// reader's language.
  static final Set<String> CODED =
      Set.of(
          "whether-same",
          "asked-because",
          "matched",
          "shown",
          "needed-for",
          "held-for",
          "disclosed",
          "disclosed-because",
          EXPORTED_BECAUSE,
          "instrument",
          "scope",
          CORRECTED);

  /// The first role by which an officer may.
  static Facts.By by(OfficerPrincipal officer) {
    String role = officer.roles().stream().sorted().map(Role::id).findFirst().orElse("");
    return new Facts.By(role, officer.institution(), officer.officer());
  }

  /// @param at the instant of the act, which dates it
  /// @param fine whether the instant itself is kept, or the day alone
  MatterRecord.Sealed entry(
      MatterRecord matter,
      String act,
      Facts.By by,
      Instant at,
      Fineness fine,
      Map<String, String> texts,
      List<Facts.Recipient> told) {
    return entry(matter, act, by, at, fine, Particulars.NONE, texts, told);
  }

  /// The same with particulars, which stand in the facts.
  MatterRecord.Sealed entry(
      MatterRecord matter,
      String act,
      Facts.By by,
      Instant at,
      Fineness fine,
      Particulars with,
      Map<String, String> texts,
      List<Facts.Recipient> told) {
    @Nullable Instant kept = fine == Fineness.INSTANT ? at : null;
    return entry(matter, act, by, at, kept, new Said(texts, List.of()), told, null, with);
  }

  /// One about a file, by its instant; the complainant is told of it.
  ///
  /// @param said with the file, if it came with this entry
  /// @param about the file that it is about, if it came before, or null
  MatterRecord.Sealed entry(
      MatterRecord matter, String act, Facts.By by, Instant at, Said said, @Nullable UUID about) {
    return entry(matter, act, by, at, at, said, toComplainant(act), about, Particulars.NONE);
  }

  /// One about a file, at its instant.
  MatterRecord.Sealed entry(
      MatterRecord matter,
      String act,
      Facts.By by,
      Instant at,
      UUID file,
      Map<String, String> texts,
      List<Facts.Recipient> told) {
    Said said = new Said(texts, List.of());
    return entry(matter, act, by, at, at, said, told, file, Particulars.NONE);
  }

  /// One in which nothing was said.
  ///
  /// @param kept the instant that is kept, or null where the day alone is
  /// @param opened the file that was read, or null
  MatterRecord.Sealed entry(
      MatterRecord matter,
      String act,
      Facts.By by,
      Instant at,
      @Nullable Instant kept,
      @Nullable UUID opened) {
    return entry(matter, act, by, at, kept, Said.NOTHING, List.of(), opened, Particulars.NONE);
  }

  /// The word of one of a group, dated by its day alone.
  ///
  /// @param about which promise, or none for the matter itself
  MatterRecord.Sealed ownWord(MatterRecord matter, Facts.By by, Instant at, Particulars about) {
    return entry(matter, OWN_WORD, by, at, null, Said.NOTHING, List.of(), null, about);
  }

  private MatterRecord.Sealed entry(
      MatterRecord matter,
      String act,
      Facts.By by,
      Instant at,
      @Nullable Instant kept,
      Said said,
      List<Facts.Recipient> told,
      @Nullable UUID opened,
      Particulars with) {
    MatterRecord.Identity m = matter.identity();
    Rulebook rulebook = parts.rulebookOf(m);
    Facts facts =
        new Facts(
            m.authority(),
            m.id(),
            matter.position().lastSeq() + 1,
            act,
            by,
            kept,
            Taking.dayOf(rulebook, at),
            rulebook.digest(),
            parts.calendars().current().calendar().version(),
            "house",
            with,
            List.of(),
            said.content().keySet().stream().sorted().toList(),
            told,
            Map.of(),
            said.facts(),
            opened,
            Walled.NOBODY,
            null);
    return parts.journal().seal(m.key(), facts, said);
  }

  enum Fineness {
    DAY,
    INSTANT
  }

  /// The complainant is told of it.
  static List<Facts.Recipient> toComplainant(String notice) {
    return List.of(new Facts.Recipient(Post.COMPLAINANT, notice, null, 0));
  }

  /// Adds the entry, and that it is the last one.
  static void add(Flight flight, Bound by, MatterRecord matter, MatterRecord.Sealed entry) {
    MatterStore.acting(flight, by, matter.identity());
    MatterStore.addEntry(flight, matter.identity(), entry);
    flight.add(
        "update matter set last_seq = ? where authority = ? and id = ?",
        entry.facts().seq(),
        matter.authority(),
        matter.id());
  }
}
