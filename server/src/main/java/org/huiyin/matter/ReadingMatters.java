package org.huiyin.matter;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.huiyin.access.ComplainantKeys;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.ErasedKeyHolder;
import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.Member;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.access.Principal.PrintedKeyHolder;
import org.huiyin.rulebook.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Reads matters, journals each reading of an officer, and knows which key opens which matter.
final class ReadingMatters implements ComplainantKeys {

  private static final int TRIES = 50;
  private static final Duration OPEN_FOR = Duration.ofMinutes(15);
  private static final MatterNumber NOWHERE = new MatterNumber("", "");
  private static final ComplainantKey NO_KEY =
      ComplainantKey.parse("00000000000000000000").orElseThrow();

  private final Parts parts;
  private final Noting noting;
  private final Viewing viewing;
  private final SecureRandom random;
  private final MemberKeys members;

  ReadingMatters(Parts parts, Viewing viewing, SecureRandom random) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.viewing = viewing;
    this.random = random;
    this.members = new MemberKeys(parts, random);
  }

  Optional<MatterView> view(Participant reader, Locale locale) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .map(matter -> viewing.of(matter, reader, locale));
  }

  Optional<MatterView> open(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return journaled(reader, number, null, _ -> true)
        .flatMap(matter -> viewing.ifSeen(matter, reader, locale));
  }

  Optional<MatterView> print(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return journaled(reader, number, Noting.PRINT, null, _ -> true)
        .flatMap(matter -> viewing.ifSeen(matter, reader, locale));
  }

  /// The matter, once it is in the journal that an officer prints from it.
  ///
  /// @param there whether what is asked for is in the matter; looked at after the wall
  Optional<MatterRecord> printed(
      OfficerPrincipal reader, MatterNumber number, Predicate<MatterRecord> there) {
    return journaled(reader, number, Noting.PRINT, null, there);
  }

  Optional<Docket> docket(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return journaled(reader, number, Noting.PRINT, null, _ -> true)
        .flatMap(matter -> docket(matter, reader, locale));
  }

  private Optional<Docket> docket(MatterRecord matter, OfficerPrincipal reader, Locale locale) {
    List<MatterRecord.Stored> journal =
        parts.store().journal(parts.bound(reader), matter.authority(), matter.id());
    if (journal.isEmpty()) {
      return Optional.empty();
    }
    Map<UUID, String> digests = new HashMap<>();
    journal.stream()
        .flatMap(entry -> Facts.decode(entry.facts().array()).evidence().stream())
        .forEach(file -> digests.put(file.id(), shown(file)));
    return Optional.of(new Docket(viewing.ofStored(matter, journal, reader, locale), digests));
  }

  private static String shown(Facts.File file) {
    Facts.Copy copy = file.copy();
    return copy == null ? file.sha256() : copy.sha256();
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
    return journaled(reader, number, Viewing.OPEN, file, there);
  }

  private Optional<MatterRecord> journaled(
      OfficerPrincipal reader,
      MatterNumber number,
      String act,
      @Nullable UUID file,
      Predicate<MatterRecord> there) {
    try {
      return Anew.upTo(
          TRIES,
          () -> parts.seen(reader, number).filter(there).map(m -> read(reader, m, act, file)));
    } catch (Hidden since) {
      return Optional.empty();
    }
  }

  private MatterRecord read(
      OfficerPrincipal reader, MatterRecord matter, String act, @Nullable UUID file) {
    Instant now = parts.nowFor(matter);
    MatterRecord.Sealed entry = noting.entry(matter, act, Noting.by(reader), now, now, file);
    parts.store().appendReading(parts.bound(reader), matter, entry);
    return upTo(matter, entry);
  }

  List<MatterView.ActView> offered(OfficerPrincipal by, Receipt receipt, Locale locale) {
    return parts
        .store()
        .find(parts.bound(by), receipt.authority(), receipt.matter())
        .filter(matter -> !parts.wall().hides(Wall.Subject.of(matter), by))
        .map(matter -> viewing.can(matter, by, locale))
        .orElse(List.of());
  }

  Optional<Recusal> recusal(OfficerPrincipal by, MatterNumber number, Locale locale) {
    return parts.seen(by, number).flatMap(matter -> viewing.recusal(matter, by, locale));
  }

  Optional<MatterView> openAgain(OfficerPrincipal reader, MatterNumber number, Locale locale) {
    return parts
        .seen(reader, number)
        .flatMap(matter -> stillOpen(matter, reader, locale))
        .or(() -> open(reader, number, locale));
  }

  private Optional<MatterView> stillOpen(
      MatterRecord matter, OfficerPrincipal reader, Locale locale) {
    List<MatterRecord.Stored> journal =
        parts.store().journal(parts.bound(reader), matter.authority(), matter.id());
    return hasOpen(matter, journal, reader)
        ? Optional.of(viewing.ofStored(matter, journal, reader, locale))
        : Optional.empty();
  }

  /// Whether all that the matter holds is what this officer was shown when they opened it lately,
  /// and what they did since.
  private boolean hasOpen(
      MatterRecord matter, List<MatterRecord.Stored> journal, OfficerPrincipal reader) {
    Instant since = parts.nowFor(matter).minus(OPEN_FOR);
    List<Facts> latestFirst =
        journal.stream()
            .filter(entry -> entry.seq() <= matter.position().lastSeq())
            .map(entry -> Facts.decode(entry.facts().array()))
            .sorted(Comparator.comparing(Facts::seq).reversed())
            .toList();
    for (Facts facts : latestFirst) {
      boolean own = reader.officer().equals(facts.by().officer());
      boolean opening = facts.act().equals(Viewing.OPEN);
      if (opening && own && facts.opened() == null) {
        return facts.at() != null && facts.at().isAfter(since);
      }
      if (!opening && !own) {
        return false;
      }
    }
    return false;
  }

  private static MatterRecord upTo(MatterRecord before, MatterRecord.Sealed reading) {
    MatterRecord.Position position = before.position();
    return new MatterRecord(
        before.identity(),
        new MatterRecord.Position(
            reading.facts().seq(),
            position.version(),
            position.lastOn(),
            position.keyOfHelper(),
            position.calendar()),
        before.state(),
        before.walled());
  }

  boolean isHelpers(KeyHolder by) {
    return !(by instanceof Member)
        && parts
            .store()
            .find(Bound.to(by), by.authority(), by.matter())
            .filter(matter -> matter.position().keyOfHelper())
            .isPresent();
  }

  /// @param person whether whoever asks declares to be the person whom a helper brought it for
  String newKey(KeyHolder by, boolean person) {
    if (by instanceof Member member) {
      return members.make(member);
    }
    ComplainantKey key = ComplainantKey.random(random);
    Bytes mac = Bytes.of(mac(key, new MatterNumber(by.authority(), by.number())));
    return Anew.upTo(
        TRIES,
        () -> {
          MatterRecord matter =
              parts.store().find(Bound.to(by), by.authority(), by.matter()).orElseThrow();
          boolean ofHelper = matter.position().keyOfHelper() && !person;
          parts.keys().addKey(Bound.to(by), matter, own(matter, Viewing.MAKE_KEY), mac, ofHelper);
          return key.grouped();
        });
  }

  /// Makes a spare key, of the same power as the one that whoever asks has used.
  String spareKey(Complainant by) {
    ComplainantKey key = ComplainantKey.random(random);
    Bytes mac = Bytes.of(mac(key, new MatterNumber(by.authority(), by.number())));
    return Anew.upTo(
        TRIES,
        () -> {
          MatterRecord matter =
              parts.store().find(Bound.to(by), by.authority(), by.matter()).orElseThrow();
          parts.keys().addSpareKey(Bound.to(by), matter, own(matter, Noting.SPARE_KEY), mac);
          return key.grouped();
        });
  }

  /// An entry of the complainant's own.
  private MatterRecord.Sealed own(MatterRecord matter, String act) {
    Instant at = parts.nowFor(matter);
    Facts.By complainant = new Facts.By(Post.COMPLAINANT, null, null);
    Instant fine = Taking.fineTime(matter.identity().anonymous(), false, at);
    return noting.entry(matter, act, complainant, at, fine, null);
  }

  private byte[] mac(ComplainantKey key, MatterNumber number) {
    return parts.sealing().mac("complainant-key", key.boundTo(number));
  }

  /// The same work for a number that doesn't exist, for a malformed one and for a wrong key:
  /// two look-ups, four HMACs, five comparisons. Only the first use of a new key takes more.
  @Override
  public Optional<KeyHolder> authenticate(String number, String key) {
    Optional<MatterNumber> parsed = MatterNumber.parse(number);
    Optional<ComplainantKey> typed = ComplainantKey.parse(key);
    MatterNumber asked = parsed.orElse(NOWHERE);
    boolean wellFormed = parsed.isPresent() && typed.isPresent();
    for (int attempt = 1; ; attempt++) {
      Optional<MatterKeyStore.KeyRow> row = parts.keys().key(asked);
      byte[] given = mac(typed.orElse(NO_KEY), asked);
      boolean opens = equal(given, row.map(MatterKeyStore.KeyRow::mac));
      boolean isSpare = equal(given, row.map(MatterKeyStore.KeyRow::spareMac));
      boolean isNew = equal(given, row.map(MatterKeyStore.KeyRow::newMac));
      boolean halves = areHalves(typed.orElse(NO_KEY), asked, row);
      if (!wellFormed || row.isEmpty() || !(opens || isSpare || isNew || halves)) {
        return members.of(asked, typed.orElse(NO_KEY)).filter(_ -> wellFormed).map(m -> m);
      }
      UUID matter = row.get().matter();
      LocalDate erasedOn = row.get().erasedOn();
      if (erasedOn != null) {
        return Optional.of(
            new ErasedKeyHolder(
                asked.authority(), matter, asked.text(), erasedOn, row.get().archivedUntil()));
      }
      if (halves || (opens && row.get().printed())) {
        return Optional.of(new PrintedKeyHolder(asked.authority(), matter, asked.text()));
      }
      Complainant complainant = new Complainant(asked.authority(), matter, asked.text());
      if (opens || isSpare || changed(complainant, row.get())) {
        return Optional.of(complainant);
      }
      if (attempt == TRIES) {
        throw new IllegalStateException("key: " + TRIES + " others wrote first");
      }
    }
  }

  private boolean areHalves(
      ComplainantKey typed, MatterNumber asked, Optional<MatterKeyStore.KeyRow> row) {
    KeyHalf first = typed.half(KeyHalf.Place.FIRST);
    KeyHalf second = typed.half(KeyHalf.Place.SECOND);
    boolean isFirst =
        equal(first.mac(parts.sealing(), asked), row.map(MatterKeyStore.KeyRow::firstHalfMac));
    boolean isSecond =
        equal(second.mac(parts.sealing(), asked), row.map(MatterKeyStore.KeyRow::secondHalfMac));
    return isFirst && isSecond;
  }

  private static boolean equal(byte[] given, Optional<Bytes> stored) {
    return MessageDigest.isEqual(
        given, stored.map(Bytes::array).orElseGet(() -> new byte[given.length]));
  }

  /// Ends the old key at the first use of the new one; false if somebody wrote an entry since
  /// the row was read, perhaps one that makes yet another key.
  private boolean changed(Complainant by, MatterKeyStore.KeyRow row) {
    MatterRecord matter =
        parts.store().find(Bound.to(by), by.authority(), by.matter()).orElseThrow();
    if (matter.position().lastSeq() != row.lastSeq()) {
      return false;
    }
    boolean taken = matter.position().keyOfHelper() && !row.newOfHelper();
    String act = taken ? Viewing.TAKE_KEY : Viewing.CHANGE_KEY;
    try {
      parts.keys().changeKey(Bound.to(by), matter, own(matter, act));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }
}
