package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Role;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Takes matters in. One filing is one round trip and one transaction; when it is answered, the
/// matter is on disk.
final class FilingMatters {

  private static final int TRIES = 5;

  private final Parts parts;
  private final Viewing viewing;
  private final Taking taking;
  private final Attaching attaching;
  private final FilingTogether<FilingStore.Filed> together;
  private final InstantSource securityTime;
  private final SecureRandom random;

  FilingMatters(
      Parts parts,
      Viewing viewing,
      Attaching attaching,
      FilingTogether<FilingStore.Filed> together,
      InstantSource securityTime,
      SecureRandom random) {
    this.parts = parts;
    this.attaching = attaching;
    this.together = together;
    this.viewing = viewing;
    this.taking = new Taking(parts.directory(), parts.gazetteer(), parts.rulebooks());
    this.securityTime = securityTime;
    this.random = random;
  }

  List<FieldError> mistakes(Filing filing, boolean byOfficer) {
    return taking.way(filing, byOfficer, Locale.ROOT)
            instanceof Taking.Way.Instead(FilingOutcome.Incomplete(var errors))
        ? errors
        : List.of();
  }

  /// The longest that it can take; empty where it isn't taken in, or that is being reckoned.
  Optional<MatterView.LongestView> longest(Filing filing) {
    return taking.way(filing, false, Locale.ROOT) instanceof Taking.Way.In in
        ? parts.rulebooks().worstCase(in.rulebook(), filing.kind()).map(MatterView.LongestView::of)
        : Optional.empty();
  }

  /// @param by an officer who registers a letter, call or visit, or null for the complainant
  /// @param idempotencyKey at least 128 bits that the sender made, or null
  FilingOutcome file(
      Filing filing,
      @Nullable OfficerPrincipal by,
      @Nullable String idempotencyKey,
      Locale locale) {
    for (int attempt = 1; ; attempt++) {
      // Read first: what is chosen after it can only be newer, and the insert asks for no less.
      long editionVersion = parts.directory().editionVersion();
      Taking.Way way = taking.way(filing, by != null, locale);
      try {
        return switch (way) {
          case Taking.Way.Instead instead ->
              before(filing, idempotencyKey, locale).orElseGet(instead::outcome);
          case Taking.Way.In in -> file(filing, in, by, idempotencyKey, editionVersion, locale);
        };
      } catch (EditionsChanged meanwhile) {
        if (attempt == TRIES) {
          throw meanwhile;
        }
        parts.directory().renewed();
      }
    }
  }

  private FilingOutcome file(
      Filing filing,
      Taking.Way.In way,
      @Nullable OfficerPrincipal by,
      @Nullable String idempotencyKey,
      long editionVersion,
      Locale locale) {
    Bytes id = idempotencyKey == null ? null : mac("idempotency", idempotencyKey);
    Bytes body = idempotencyKey == null ? null : bodyMac(filing, idempotencyKey);
    for (int attempt = 1; ; attempt++) {
      Prepared prepared = prepare(filing, way, by);
      Decision.Refused refused = prepared.refused();
      if (refused != null) {
        return before(filing, idempotencyKey, locale)
            .orElseGet(
                () ->
                    new FilingOutcome.Refused(
                        refused, way.rulebook().cite(refused.citation(), locale)));
      }
      if (!attaching.keep(filing.evidence())) {
        return sent(id, body, idempotencyKey, locale)
            .orElseGet(() -> new FilingOutcome.Incomplete(List.of(Attaching.gone())));
      }
      try {
        return insert(prepared, filing, by, idempotencyKey, id, body, editionVersion, locale);
      } catch (DuplicateKeyException e) {
        Optional<FilingOutcome> before = sent(id, body, idempotencyKey, locale);
        if (before.isPresent()) {
          return before.get();
        }
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /// A filing that was taken in stays so, whatever can't be taken in any more: since then its
  /// topic may have ended, or its institution. Looked for only where something is in the way.
  private Optional<FilingOutcome> before(
      Filing filing, @Nullable String idempotencyKey, Locale locale) {
    return idempotencyKey == null
        ? Optional.empty()
        : answered(
                mac("idempotency", idempotencyKey),
                bodyMac(filing, idempotencyKey),
                idempotencyKey,
                locale)
            .filter(FilingOutcome.Filed.class::isInstance);
  }

  /// What was answered when this, or something else, was sent with the same key before.
  private Optional<FilingOutcome> sent(
      @Nullable Bytes id, @Nullable Bytes body, @Nullable String idempotencyKey, Locale locale) {
    return id == null || body == null || idempotencyKey == null
        ? Optional.empty()
        : answered(id, body, idempotencyKey, locale);
  }

  private FilingOutcome insert(
      Prepared prepared,
      Filing filing,
      @Nullable OfficerPrincipal by,
      @Nullable String idempotencyKey,
      @Nullable Bytes id,
      @Nullable Bytes body,
      long editionVersion,
      Locale locale) {
    MatterRecord.Identity m = prepared.identity();
    Receipt receipt = new Receipt(m.number(), prepared.key().grouped(), m.authority(), m.id());
    MatterStore.Remembered remembered = null;
    if (id != null && body != null && idempotencyKey != null) {
      Bytes answer =
          Bytes.of(
              parts
                  .sealing()
                  .sealAnswer(bytes(idempotencyKey), CanonicalJson.encode(receipt.asMap())));
      remembered = new MatterStore.Remembered(id, body, answer, expiry(m));
    }
    write(
        new FilingStore.Filed(
            new MatterStore.New(
                new NewMatter(
                    m, prepared.keyMac(), by != null, filing.onBehalf() != null, prepared.party()),
                remembered,
                editionVersion),
            prepared.change()),
        by,
        receipt);
    MatterRecord filed =
        new MatterRecord(
            m,
            new MatterRecord.Position(
                prepared.change().lastSeq(),
                prepared.change().version(),
                m.openedOn(),
                filing.onBehalf() != null,
                prepared.change().calendar()),
            prepared.change().state(),
            prepared.change().walled());
    List<Viewing.Read> journal =
        prepared.change().entries().stream()
            .map(entry -> new Viewing.Read(entry.facts(), Said.in(filing).content()))
            .toList();
    MatterRecord.Sealed first = prepared.change().entries().getFirst();
    return new FilingOutcome.Filed(
        receipt,
        registering(filed),
        viewing.of(filed, journal, complainant(receipt), locale),
        Entered.of(m, first.facts(), first.commitment(), parts.rulebookOf(m)),
        false);
  }

  /// What a complainant sends without files goes together with what others send now. An officer
  /// files as themselves, so by itself.
  private void write(FilingStore.Filed filed, @Nullable OfficerPrincipal by, Receipt receipt) {
    if (by == null && filed.change().entries().getFirst().files().isEmpty()) {
      together.file(filed);
    } else {
      Bound bound = by == null ? Bound.to(complainant(receipt)) : parts.bound(by);
      parts.store().insert(bound, filed.filed(), filed.change());
    }
  }

  /// At least a whole day from now, and a midnight: the row is written in one transaction with
  /// the matter's, so an instant in it would date an anonymous filing more finely than its day
  /// (R7).
  private Instant expiry(MatterRecord.Identity matter) {
    ZoneId zone = parts.rulebookOf(matter).zone();
    LocalDate today = securityTime.instant().atZone(zone).toLocalDate();
    return today.plusDays(2).atStartOfDay(zone).toInstant();
  }

  /// What was answered to this idempotency key before: the same receipt, once more.
  private Optional<FilingOutcome> answered(
      Bytes id, Bytes body, String idempotencyKey, Locale locale) {
    Instant now = securityTime.instant();
    MatterStore.Remembered remembered = parts.store().remembered(id).orElse(null);
    if (remembered == null) {
      return Optional.empty();
    }
    if (!remembered.expiresAt().isAfter(now)) {
      parts.store().forget(now);
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(remembered.bodyMac().array(), body.array())) {
      return Optional.of(new FilingOutcome.OtherBody());
    }
    byte[] answer = parts.sealing().openAnswer(bytes(idempotencyKey), remembered.answer().array());
    Receipt receipt = Receipt.of(CanonicalJson.decode(answer));
    return Optional.of(asFiled(receipt, locale));
  }

  /// The matter as it was answered the first time, and nothing that came after: whoever sent it,
  /// such as a registrar, isn't proven to be its complainant now (R4).
  private FilingOutcome asFiled(Receipt receipt, Locale locale) {
    Bound by = Bound.to(complainant(receipt));
    MatterRecord now = parts.store().find(by, receipt.authority(), receipt.matter()).orElseThrow();
    MatterRecord.Identity m = now.identity();
    MatterRecord.Stored first = parts.store().journal(by, m.authority(), m.id()).getFirst();
    Facts facts = Facts.decode(first.facts().array());
    MatterRecord filed =
        new MatterRecord(
            m,
            new MatterRecord.Position(
                facts.seq(),
                facts.seq(),
                facts.on(),
                facts.filing().containsKey(Taking.ON_BEHALF),
                0),
            State.NONE.after(facts.effects()),
            Walled.ofFiling(facts.filing()).and(facts.walled()));
    Viewing.Read entry = new Viewing.Read(facts, parts.journal().texts(m, first));
    return new FilingOutcome.Filed(
        receipt,
        registering(filed),
        viewing.of(filed, List.of(entry), complainant(receipt), locale),
        Entered.of(m, facts, first.commitment(), parts.rulebookOf(m)),
        true);
  }

  private static UUID registering(MatterRecord filed) {
    return Objects.requireNonNull(filed.seat("registering"));
  }

  private static Principal.Complainant complainant(Receipt receipt) {
    return new Principal.Complainant(receipt.authority(), receipt.matter(), receipt.number());
  }

  private record Prepared(
      MatterRecord.@Nullable Identity of,
      @Nullable ComplainantKey secret,
      @Nullable Bytes mac,
      @Nullable Bytes party,
      MatterRecord.@Nullable Change written,
      Decision.@Nullable Refused refused) {

    MatterRecord.Identity identity() {
      return Objects.requireNonNull(of);
    }

    ComplainantKey key() {
      return Objects.requireNonNull(secret);
    }

    Bytes keyMac() {
      return Objects.requireNonNull(mac);
    }

    MatterRecord.Change change() {
      return Objects.requireNonNull(written);
    }
  }

  private Prepared prepare(Filing filing, Taking.Way.In way, @Nullable OfficerPrincipal by) {
    Rulebook rulebook = way.rulebook();
    Instant at = parts.legalTime().now();
    LocalDate on = Taking.dayOf(rulebook, at);
    Act act =
        Act.of(
                intake(filing, rulebook),
                actor(by),
                Taking.content(filing).keySet().toArray(String[]::new))
            .with(particulars(filing, way));
    Calendars.Edition calendar = parts.calendars().current();
    Decision decision =
        rulebook.decide(State.NONE, act, at, calendar.calendar(), parts.directory().snapshot());
    return switch (decision) {
      case Decision.Refused refused -> new Prepared(null, null, null, null, null, refused);
      case Decision.Allowed allowed -> prepared(filing, way, by, at, on, act, allowed, calendar);
    };
  }

  private static Particulars particulars(Filing filing, Taking.Way.In way) {
    Particulars with =
        Particulars.NONE
            .withKind(filing.kind())
            .withInstitution(way.registering().id())
            .withChannel(filing.channel(), filing.representatives());
    return filing.on() == null ? with : with.withDate(filing.on());
  }

  private Prepared prepared(
      Filing filing,
      Taking.Way.In way,
      @Nullable OfficerPrincipal by,
      Instant at,
      LocalDate on,
      Act act,
      Decision.Allowed allowed,
      Calendars.Edition calendar) {
    String authority = way.registering().authority();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    MatterNumber number = MatterNumber.random(authority, on.getYear(), random);
    ComplainantKey key = ComplainantKey.random(random);
    Sealing.WrappedKey wrapped = parts.sealing().newKey(authority, id);
    MatterRecord.Identity identity =
        new MatterRecord.Identity(
            authority,
            id,
            number.text(),
            filing.kind(),
            filing.relation(),
            way.about(),
            filing.anonymous(),
            filing.channel(),
            filing.topic(),
            filing.place(),
            way.rulebook().digest(),
            wrapped,
            on);
    Entries entries =
        parts.entries(
            new MatterRecord(
                identity,
                new MatterRecord.Position(0, 0, on, filing.onBehalf() != null, 0),
                State.NONE,
                new Walled(way.walled(), Set.of())),
            calendar);
    entries.addAct(
        act,
        allowed,
        Taking.fineTime(filing.anonymous(), by != null, at),
        on,
        Said.in(filing),
        Taking.facts(filing, way, number));
    return new Prepared(
        identity,
        key,
        parts.keyMac(key, number),
        parts.party(filing, identity),
        parts.change(identity, entries),
        null);
  }

  private static String intake(Filing filing, Rulebook rulebook) {
    return Objects.requireNonNull(
        Objects.requireNonNull(rulebook.kinds().get(filing.kind())).intake());
  }

  private static Actor actor(@Nullable OfficerPrincipal by) {
    return by == null
        ? Actor.complainant()
        : Actor.officer(Role.REGISTRAR.id(), by.institution(), by.officer());
  }

  private Bytes mac(String purpose, String value) {
    return Bytes.of(parts.sealing().mac(purpose, bytes(value)));
  }

  /// Bound to the sender's key, so that nobody can look for equal filings.
  private Bytes bodyMac(Filing filing, String idempotencyKey) {
    Map<String, Object> body = new HashMap<>(Taking.content(filing));
    body.put("kind", filing.kind());
    body.put("relation", filing.relation().id());
    body.put("institution", filing.institution());
    body.put("about", filing.about().toString());
    body.put("channel", filing.channel());
    body.put("topic", String.valueOf(filing.topic()));
    body.put("code", String.valueOf(filing.place()));
    body.put("identity", filing.identity());
    body.put("representatives", filing.representatives());
    body.put("on", String.valueOf(filing.on()));
    body.put("on-behalf", String.valueOf(filing.onBehalf()));
    body.put("idempotency", idempotencyKey);
    if (!filing.evidence().isEmpty()) {
      body.put("evidence", filing.evidence().stream().map(file -> file.id().toString()).toList());
    }
    return Bytes.of(parts.sealing().mac("idempotency-body", CanonicalJson.encode(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
