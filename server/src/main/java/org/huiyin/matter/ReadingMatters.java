package org.huiyin.matter;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.huiyin.access.ComplainantKeys;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Reads matters, journals each reading of an officer, and knows which key opens which matter.
final class ReadingMatters implements ComplainantKeys {

  private static final int TRIES = 50;
  private static final MatterNumber NOWHERE = new MatterNumber("", "");
  private static final ComplainantKey NO_KEY =
      ComplainantKey.parse("00000000000000000000").orElseThrow();

  private final Parts parts;
  private final Viewing viewing;
  private final SecureRandom random;

  ReadingMatters(Parts parts, Viewing viewing, SecureRandom random) {
    this.parts = parts;
    this.viewing = viewing;
    this.random = random;
  }

  Optional<MatterView> view(Complainant reader, Locale locale) {
    return parts
        .store()
        .find(reader.authority(), reader.matter())
        .map(matter -> viewing.of(matter, reader, locale));
  }

  Optional<MatterView> open(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return journaled(reader, number, null, _ -> true)
        .map(matter -> viewing.of(matter, reader, locale));
  }

  /// The matter, once it is in the journal that an officer reads it or one file of it.
  ///
  /// @param file the file, or null for the matter itself
  /// @param there whether what is asked for is in the matter; looked at after the wall
  Optional<MatterRecord> journaled(
      OfficerPrincipal reader,
      MatterNumber number,
      @Nullable UUID file,
      Predicate<MatterRecord> there) {
    for (int attempt = 1; ; attempt++) {
      MatterRecord matter = parts.store().find(number).orElse(null);
      if (matter == null
          || parts.wall().hides(Wall.Subject.of(matter), reader)
          || !there.test(matter)) {
        return Optional.empty();
      }
      Facts.By by = new Facts.By(role(reader), reader.institution(), reader.officer());
      Instant now = parts.nowFor(matter);
      MatterRecord.Sealed entry = entry(matter, Viewing.OPEN, by, now, now, "house", file);
      try {
        parts.store().appendReading(reader.binding(), matter, entry);
        return Optional.of(upTo(matter, entry));
      } catch (DuplicateKeyException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  List<MatterView.ActView> offered(OfficerPrincipal by, Receipt receipt, Locale locale) {
    return parts
        .store()
        .find(receipt.authority(), receipt.matter())
        .filter(matter -> !parts.wall().hides(Wall.Subject.of(matter), by))
        .map(matter -> viewing.can(matter, by, locale))
        .orElse(List.of());
  }

  private static MatterRecord upTo(MatterRecord before, MatterRecord.Sealed reading) {
    MatterRecord.Position position = before.position();
    return new MatterRecord(
        before.identity(),
        new MatterRecord.Position(
            reading.facts().seq(),
            position.version(),
            position.lastOn(),
            position.keyMustChange(),
            position.keyOfHelper()),
        before.state());
  }

  /// The role in which somebody opened a matter; the first by which they may.
  private static String role(OfficerPrincipal reader) {
    return reader.roles().stream().sorted().map(Role::id).findFirst().orElse("");
  }

  /// @param person whether whoever asks declares to be the person whom a helper brought it for
  String changeKey(Complainant by, boolean person) {
    for (int attempt = 1; ; attempt++) {
      MatterRecord matter = parts.store().find(by.authority(), by.matter()).orElseThrow();
      boolean takes = person && matter.position().keyOfHelper();
      ComplainantKey key = ComplainantKey.random(random);
      MatterNumber number = new MatterNumber(by.authority(), by.number());
      Instant at = parts.nowFor(matter);
      Facts.By complainant = new Facts.By(Post.COMPLAINANT, null, null);
      MatterRecord.Sealed entry =
          entry(
              matter,
              takes ? Viewing.TAKE_KEY : Viewing.CHANGE_KEY,
              complainant,
              Taking.fineTime(matter.identity().anonymous(), false, at),
              at,
              "house",
              null);
      try {
        parts
            .store()
            .replaceKey(
                by.binding(),
                matter,
                entry,
                Bytes.of(parts.sealing().mac("complainant-key", key.boundTo(number))),
                matter.position().keyOfHelper() && !takes);
        return key.grouped();
      } catch (DuplicateKeyException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private MatterRecord.Sealed entry(
      MatterRecord matter,
      String act,
      Facts.By by,
      @Nullable Instant fine,
      Instant at,
      String citation,
      @Nullable UUID opened) {
    MatterRecord.Identity m = matter.identity();
    Rulebook rulebook = parts.rulebookOf(m);
    Facts facts =
        new Facts(
            m.authority(),
            m.id(),
            matter.position().lastSeq() + 1,
            act,
            by,
            fine,
            Taking.dayOf(rulebook, at),
            rulebook.digest(),
            parts.rulebooks().calendar().version(),
            citation,
            Particulars.NONE,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            opened);
    return parts.journal().seal(m.key(), facts, Said.NOTHING);
  }

  /// The same work for a number that doesn't exist, for a malformed one and for a wrong key:
  /// one look-up, one HMAC, one comparison.
  @Override
  public Optional<Complainant> authenticate(String number, String key) {
    Optional<MatterNumber> parsed = MatterNumber.parse(number);
    Optional<ComplainantKey> typed = ComplainantKey.parse(key);
    MatterNumber asked = parsed.orElse(NOWHERE);
    Optional<MatterStore.KeyRow> row = parts.store().key(asked);
    byte[] given = parts.sealing().mac("complainant-key", typed.orElse(NO_KEY).boundTo(asked));
    byte[] stored = row.map(found -> found.mac().array()).orElseGet(() -> new byte[given.length]);
    boolean opens = MessageDigest.isEqual(given, stored);
    UUID matter = row.map(MatterStore.KeyRow::matter).orElse(new UUID(0, 0));
    return opens && parsed.isPresent() && typed.isPresent() && row.isPresent()
        ? Optional.of(new Complainant(asked.authority(), matter, asked.text()))
        : Optional.empty();
  }
}
