package org.huiyin.matter;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.InvitationDoor;
import org.huiyin.access.Principal.Member;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.Rulebook;
import org.springframework.context.MessageSource;

/// Joining a [group][Groups], with the code of its invitation.
///
/// Guarantees: whoever has the code reads what the group asks and nothing else of the matter; one
/// who has a wrong code learns neither whether there is such a matter nor whether it can be joined.
/// Thread-safe; throws Spring's `DataAccessException`s when the database can't be used.
public final class JoiningGroup {

  private static final int TRIES = 50;
  private static final MatterNumber NOWHERE = new MatterNumber("", "");
  private static final Invitation NO_CODE = Invitation.parse("0000000000").orElseThrow();

  /// What a code opens.
  public sealed interface Opened {
    record Open(String number, String said, Groups.Size size) implements Opened {}

    /// It is none, or there is no such matter, or nobody can join it: nobody learns which.
    record Wrong() implements Opened {}

    /// It is none, and many were tried.
    record Wait(Duration atLeast) implements Opened {}
  }

  /// What became of joining.
  public sealed interface Joined {
    /// They have joined.
    ///
    /// @param member a number of this matter, by which officers know them
    /// @param key shown once
    record Done(String number, int member, String key) implements Joined {
      @Override
      public String toString() {
        return "Done[hidden]";
      }
    }

    record Incomplete(List<FieldError> errors) implements Joined {}

    record Wrong() implements Joined {}

    record Wait(Duration atLeast) implements Joined {}
  }

  /// What somebody says who joins.
  ///
  /// @param agreed whether they agree to [JoiningGroup#consent]
  /// @param identity who they are, as in a [Filing]; may be empty
  /// @param key drawn before by [JoiningGroup#draw], so that a form that is sent twice joins once
  public record Wish(
      String number, String code, boolean agreed, Map<String, String> identity, String key) {
    public Wish {
      identity = Map.copyOf(identity);
    }

    @Override
    public String toString() {
      return "Wish[hidden]";
    }
  }

  private final Parts parts;
  private final MemberKeys keys;
  private final GroupStore store;
  private final GroupOfMatter group;
  private final InvitationDoor door;
  private final SecureRandom random;
  private final MessageSource messages;
  private final Searched searched;

  JoiningGroup(
      Parts parts,
      GroupStore store,
      InvitationDoor door,
      SecureRandom random,
      MessageSource messages,
      Searched searched) {
    this.searched = searched;
    this.parts = parts;
    this.keys = new MemberKeys(parts, random);
    this.store = store;
    this.group = new GroupOfMatter(parts, store, random);
    this.door = door;
    this.random = random;
    this.messages = messages;
  }

  /// What a code opens, for whoever has it.
  public Opened invitation(String number, String code) {
    MatterRecord matter = opened(number, code).orElse(null);
    if (matter == null) {
      Duration wait = door.wrong(number);
      return wait.isZero() ? new Opened.Wrong() : new Opened.Wait(wait);
    }
    return group
        .row(Bound.to(guest(matter, 0)), matter)
        .<Opened>map(
            row ->
                new Opened.Open(
                    matter.identity().number(),
                    group.said(matter, row.said()),
                    Groups.Size.of(row.band())))
        .orElseGet(Opened.Wrong::new);
  }

  /// The same work for a wrong code as for a matter that doesn't exist.
  private Optional<MatterRecord> opened(String number, String code) {
    Optional<MatterNumber> parsed = MatterNumber.parse(number);
    Optional<Invitation> typed = Invitation.parse(code);
    MatterNumber asked = parsed.orElse(NOWHERE);
    Optional<GroupStore.Code> valid = store.code(asked);
    Bytes given = typed.orElse(NO_CODE).mac(parts.sealing(), asked);
    byte[] mac =
        valid
            .flatMap(found -> Optional.ofNullable(found.mac()))
            .map(Bytes::array)
            .orElseGet(() -> new byte[given.array().length]);
    boolean opens = MessageDigest.isEqual(given.array(), mac);
    if (!opens || parsed.isEmpty() || typed.isEmpty() || valid.isEmpty()) {
      return Optional.empty();
    }
    Member guest = new Member(asked.authority(), valid.get().matter(), asked.text(), 0);
    return parts
        .store()
        .find(Bound.to(guest), guest.authority(), guest.matter())
        .filter(matter -> !group.isOver(matter));
  }

  private static Member guest(MatterRecord matter, int number) {
    return new Member(matter.authority(), matter.id(), matter.identity().number(), number);
  }

  /// A key for somebody who may join; it opens nothing before.
  public String draw() {
    return ComplainantKey.random(random).grouped();
  }

  /// Joins. Sent twice with one key, it is one member.
  public Joined join(Wish wish, Locale locale) {
    List<FieldError> errors = new TextRules().identity(wish.identity()).errors();
    if (!wish.agreed()) {
      errors.add(FieldError.of("agreed", "required"));
    }
    if (!errors.isEmpty()) {
      return new Joined.Incomplete(errors);
    }
    ComplainantKey key = ComplainantKey.parse(wish.key()).orElseThrow();
    MatterRecord matter = opened(wish.number(), wish.code()).orElse(null);
    if (matter == null) {
      Duration wait = door.wrong(wish.number());
      return wait.isZero() ? new Joined.Wrong() : new Joined.Wait(wait);
    }
    Optional<Member> already = keys.of(GroupOfMatter.numberOf(matter), key);
    if (already.isPresent()) {
      return done(matter, already.get().member(), key);
    }
    try {
      return Anew.upTo(TRIES, () -> joined(matter, wish, key, consent(locale)));
    } catch (Hidden since) {
      return new Joined.Wrong();
    }
  }

  /// What whoever joins agrees to.
  public String consent(Locale locale) {
    return messages.getMessage("group.consent", null, locale);
  }

  private Joined joined(MatterRecord matter, Wish wish, ComplainantKey key, String consent) {
    int number = group.drawn();
    Invitation code = Invitation.parse(wish.code()).orElseThrow();
    store.join(
        Bound.to(guest(matter, number)),
        matter.authority(),
        matter.id(),
        new GroupStore.Joining(
            code.mac(parts.sealing(), GroupOfMatter.numberOf(matter)),
            keys.mac(key, GroupOfMatter.numberOf(matter)),
            agreed(matter, number, consent),
            wish.identity().isEmpty()
                ? null
                : group.sealed(matter, "party/" + number, CanonicalJson.encode(wish.identity()))),
        searched.without(matter, wish.identity()));
    return done(matter, number, key);
  }

  private static Joined done(MatterRecord matter, int member, ComplainantKey key) {
    return new Joined.Done(matter.identity().number(), member, key.grouped());
  }

  /// What they agreed to, with the day: kept with them and not in the journal, where its place
  /// between entries that are dated to the second would tell when they came.
  private Bytes agreed(MatterRecord matter, int number, String sentence) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    String on = Taking.dayOf(rulebook, parts.legalTime().now()).toString();
    return group.sealed(
        matter, "member/" + number, CanonicalJson.encode(Map.of("agreed", sentence, "on", on)));
  }
}
