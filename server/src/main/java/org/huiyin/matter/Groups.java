package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.access.InvitationDoor;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.Member;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.LimitDefinitions;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.springframework.context.MessageSource;

/// Several people who bring one matter together: one answer, and each reads it with a key of their
/// own.
///
/// Guarantees: nothing that is stored says who invited whom, and no time at which somebody joined
/// that is finer than the day they agreed on, which is sealed; nobody of the group reads who the
/// others are or what they said; how many there are is told as a band, to everyone; no one
/// withdraws or confirms for another; whoever leaves takes their name with them.
///
/// Does not guarantee that each key is another person: a group has as many members as keys were
/// taken. An older copy of the database, or its log of changes, shows who came between two of its
/// moments. Thread-safe; throws Spring's `DataAccessException`s when the database can't be used.
public final class Groups {

  private static final int TRIES = 50;
  private static final int REPRESENTATIVES = 5;
  private static final int LEAST = 1000;
  private static final int MOST = 9999;
  private static final MatterNumber NOWHERE = new MatterNumber("", "");
  private static final Invitation NO_CODE = Invitation.parse("0000000000").orElseThrow();

  /// How many bring a matter together, as nobody is told more closely.
  public enum Size {
    UP_TO_9("1-9", 1),
    UP_TO_49("10-49", 10),
    UP_TO_199("50-199", 50),
    UP_TO_999("200-999", 200),
    MORE("1000-", 1000);

    private final String id;
    private final int least;

    Size(String id, int least) {
      this.id = id;
      this.least = least;
    }

    public String id() {
      return id;
    }

    private static Size of(int least) {
      for (Size size : values()) {
        if (size.least == least) {
          return size;
        }
      }
      throw new IllegalArgumentException("size: " + least);
    }
  }

  /// The group of a matter, for one of those who bring it.
  ///
  /// @param number of whoever asks, by which officers know them; random
  /// @param said what the group asks, written for those who may join
  /// @param inviting whether there is a code by which others join
  /// @param company whether there are others
  /// @param broughtIt whether whoever asks brought the matter, and so invites
  /// @param stands whether whoever asks offers to speak for the group
  /// @param hasChosen whether they have given their voice
  /// @param candidates who offers to speak for it, by number
  /// @param representatives who speaks for it
  public record Group(
      int number,
      Size size,
      String said,
      boolean inviting,
      boolean company,
      boolean broughtIt,
      boolean stands,
      boolean hasChosen,
      List<Integer> candidates,
      List<Integer> representatives) {
    public Group {
      candidates = List.copyOf(candidates);
      representatives = List.copyOf(representatives);
    }

    @Override
    public String toString() {
      return "Group[" + size + "]";
    }
  }

  /// A group as officers see it.
  ///
  /// @param representatives by number, until they meet
  public record Company(Size size, List<Integer> representatives) {
    public Company {
      representatives = List.copyOf(representatives);
    }
  }

  /// What became of inviting others.
  public sealed interface Invited {
    /// The code of the invitation.
    ///
    /// @param code shown once
    record Code(String code) implements Invited {
      @Override
      public String toString() {
        return "Code[hidden]";
      }
    }

    record Incomplete(List<FieldError> errors) implements Invited {}

    /// The key is that of a helper, who opens nobody else's matter to others.
    record OnlyThePerson() implements Invited {}

    /// The matter is withdrawn, or about to be.
    record Over() implements Invited {}
  }

  /// What a code opens.
  public sealed interface Invitations {
    record Open(String number, String said, Size size) implements Invitations {}

    /// It is none, or there is no such matter, or nobody can join it: nobody learns which.
    record Wrong() implements Invitations {}

    /// It is none, and many were tried.
    record Wait(Duration atLeast) implements Invitations {}
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
  /// @param agreed whether they agree to [Groups#consent]
  /// @param identity who they are, as in a [Filing]; may be empty
  /// @param key drawn before by [Groups#draw], so that a form that is sent twice joins once
  public record Joining(
      String number, String code, boolean agreed, Map<String, String> identity, String key) {
    public Joining {
      identity = Map.copyOf(identity);
    }

    @Override
    public String toString() {
      return "Joining[hidden]";
    }
  }

  private final Parts parts;
  private final Noting noting;
  private final MemberKeys keys;
  private final GroupStore store;
  private final InvitationDoor door;
  private final SecureRandom random;
  private final MessageSource messages;

  Groups(
      Parts parts,
      GroupStore store,
      InvitationDoor door,
      SecureRandom random,
      MessageSource messages) {
    this.messages = messages;
    this.parts = parts;
    this.noting = new Noting(parts);
    this.keys = new MemberKeys(parts, random);
    this.store = store;
    this.door = door;
    this.random = random;
  }

  /// The group of a matter; empty where nobody was invited.
  public Optional<Group> of(Participant reader) {
    Bound by = parts.bound(reader);
    return parts
        .store()
        .find(by, reader.authority(), reader.matter())
        .filter(matter -> matter.position().lastSeq() > 1)
        .flatMap(matter -> row(by, matter).map(row -> group(matter, row, reader)));
  }

  private Group group(MatterRecord matter, GroupStore.Row row, Participant reader) {
    GroupStore.Own own = row.own();
    return new Group(
        own == null ? 0 : own.number(),
        Size.of(row.band()),
        said(matter, row.said()),
        row.inviting(),
        row.company(),
        reader instanceof Complainant,
        own != null && own.stands(),
        own != null && own.hasChosen(),
        row.candidates(),
        row.representatives());
  }

  /// How many bring a matter together, for an officer who may read it; empty where nobody was
  /// invited, and where the wall hides it. Nothing that was written is read for it.
  public Optional<Company> of(OfficerPrincipal reader, MatterNumber number) {
    return parts
        .seen(reader, number)
        .flatMap(matter -> row(parts.bound(reader), matter))
        .map(row -> new Company(Size.of(row.band()), row.representatives()));
  }

  private Optional<GroupStore.Row> row(Bound by, MatterRecord matter) {
    return store.find(by, matter.authority(), matter.id(), most(matter));
  }

  /// How many may speak for a group at a visit, by the rulebook.
  private int most(MatterRecord matter) {
    LimitDefinitions.Representatives limit =
        parts.rulebookOf(matter.identity()).limits().representatives();
    return limit == null ? REPRESENTATIVES : limit.most();
  }

  /// Offers to speak for the group, by number, or doesn't any more.
  public void stand(Participant by, boolean stands) {
    store.stand(parts.bound(by), by.authority(), by.matter(), stands);
    recordRepresentatives(by);
  }

  /// Gives one's voice to somebody who offers to speak for the group; each has one, and whose went
  /// to whom is kept nowhere. False if it was given already, or nobody of this number offers
  /// it.
  public boolean choose(Participant by, int number) {
    boolean given = store.choose(parts.bound(by), by.authority(), by.matter(), number);
    recordRepresentatives(by);
    return given;
  }

  /// If others speak for the group than the journal says, it says so from now on. Looked at with
  /// each change, so that one that was broken off is caught up with by the next.
  private void recordRepresentatives(Participant by) {
    Anew.upTo(
        TRIES,
        () -> {
          Bound bound = parts.bound(by);
          MatterRecord matter =
              parts.store().find(bound, by.authority(), by.matter()).orElseThrow();
          row(bound, matter)
              .filter(row -> !row.representatives().equals(row.recorded()))
              .ifPresent(
                  row -> store.record(bound, matter, named(matter, row), row.representatives()));
          return true;
        });
  }

  private MatterRecord.Sealed named(MatterRecord matter, GroupStore.Row row) {
    String numbers =
        row.representatives().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return noting.entry(
        matter,
        Noting.REPRESENTATIVES,
        new Facts.By(Post.SYSTEM, null, null),
        parts.nowFor(matter),
        Noting.Fineness.DAY,
        Map.of("numbers", numbers.isEmpty() ? "–" : numbers),
        List.of());
  }

  /// Opens the matter to others, or makes another code, which ends the one before.
  ///
  /// @param said what the group asks: whoever has the code reads it, and nothing else
  public Invited invite(Complainant by, String said) {
    List<FieldError> errors = new TextRules().required("said", said, TextRules.SHORT).errors();
    if (!errors.isEmpty()) {
      return new Invited.Incomplete(errors);
    }
    return Anew.upTo(TRIES, () -> invited(by, said));
  }

  private Invited invited(Complainant by, String said) {
    Bound bound = parts.bound(by);
    MatterRecord matter = parts.store().find(bound, by.authority(), by.matter()).orElseThrow();
    if (matter.position().keyOfHelper()) {
      return new Invited.OnlyThePerson();
    }
    if (isOver(matter)) {
      return new Invited.Over();
    }
    Invitation code = Invitation.random(random);
    MatterRecord.Sealed entry =
        noting.entry(
            matter,
            Noting.GROUP,
            new Facts.By(Post.COMPLAINANT, null, null),
            parts.nowFor(matter),
            Noting.Fineness.DAY,
            Map.of("said", said),
            List.of());
    store.invite(
        bound,
        matter,
        entry,
        sealed(matter, "group/said", said.getBytes(StandardCharsets.UTF_8)),
        code.mac(parts.sealing(), numberOf(matter)),
        draw(LEAST, MOST));
    return new Invited.Code(code.grouped());
  }

  /// Ends the code: nobody joins any more, until there is another.
  public void close(Complainant by) {
    store.close(parts.bound(by), by.authority(), by.matter());
  }

  /// What a code opens, for whoever has it.
  public Invitations invitation(String number, String code) {
    MatterRecord matter = opened(number, code).orElse(null);
    if (matter == null) {
      Duration wait = door.wrong(number);
      return wait.isZero() ? new Invitations.Wrong() : new Invitations.Wait(wait);
    }
    return row(Bound.to(guest(matter, 0)), matter)
        .<Invitations>map(
            row ->
                new Invitations.Open(
                    matter.identity().number(), said(matter, row.said()), Size.of(row.band())))
        .orElseGet(Invitations.Wrong::new);
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
        .filter(matter -> !isOver(matter));
  }

  private static Member guest(MatterRecord matter, int number) {
    return new Member(matter.authority(), matter.id(), matter.identity().number(), number);
  }

  /// A key for somebody who may join; it opens nothing before.
  public String draw() {
    return ComplainantKey.random(random).grouped();
  }

  /// Joins. Sent twice with one key, it is one member.
  public Joined join(Joining joining, Locale locale) {
    List<FieldError> errors = new TextRules().identity(joining.identity()).errors();
    if (!joining.agreed()) {
      errors.add(FieldError.of("agreed", "required"));
    }
    if (!errors.isEmpty()) {
      return new Joined.Incomplete(errors);
    }
    ComplainantKey key = ComplainantKey.parse(joining.key()).orElseThrow();
    MatterRecord matter = opened(joining.number(), joining.code()).orElse(null);
    if (matter == null) {
      Duration wait = door.wrong(joining.number());
      return wait.isZero() ? new Joined.Wrong() : new Joined.Wait(wait);
    }
    Optional<Member> already = keys.of(numberOf(matter), key);
    if (already.isPresent()) {
      return done(matter, already.get().member(), key);
    }
    try {
      return Anew.upTo(TRIES, () -> joined(matter, joining, key, consent(locale)));
    } catch (Hidden since) {
      return new Joined.Wrong();
    }
  }

  /// What whoever joins agrees to.
  public String consent(Locale locale) {
    return messages.getMessage("group.consent", null, locale);
  }

  private Joined joined(MatterRecord matter, Joining joining, ComplainantKey key, String consent) {
    int number = draw(LEAST, MOST);
    Invitation code = Invitation.parse(joining.code()).orElseThrow();
    store.join(
        Bound.to(guest(matter, number)),
        matter.authority(),
        matter.id(),
        new GroupStore.Joining(
            code.mac(parts.sealing(), numberOf(matter)),
            keys.mac(key, numberOf(matter)),
            agreed(matter, number, consent),
            joining.identity().isEmpty()
                ? null
                : sealed(matter, "party/" + number, CanonicalJson.encode(joining.identity()))));
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
    return sealed(
        matter, "member/" + number, CanonicalJson.encode(Map.of("agreed", sentence, "on", on)));
  }

  /// Leaves the group: the key opens nothing any more, and who they are is erased. What they said
  /// in the matter stays said. False if nobody else would be left: then there is withdrawing.
  public boolean leave(Participant by) {
    try {
      store.leave(parts.bound(by), by.authority(), by.matter());
      recordRepresentatives(by);
      return true;
    } catch (Hidden last) {
      return false;
    }
  }

  /// Whether it is withdrawn, or will be unless that is taken back.
  private boolean isOver(MatterRecord matter) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    boolean withdrawn =
        Optional.ofNullable(rulebook.stages().get(matter.state().stage()))
            .filter(stage -> stage.legal() == LegalState.WITHDRAWN)
            .isPresent();
    return withdrawn
        || matter.state().clocks().stream()
            .filter(RunningClock::isRunning)
            .flatMap(clock -> Optional.ofNullable(rulebook.clocks().get(clock.clock())).stream())
            .anyMatch(clock -> ThePersonAlone.endsInWithdrawal(rulebook, clock));
  }

  private String said(MatterRecord matter, Bytes closed) {
    MatterRecord.Identity m = matter.identity();
    return new String(
        parts.sealing().open(m.key(), m.authority(), m.id(), "group/said", closed.array()),
        StandardCharsets.UTF_8);
  }

  private Bytes sealed(MatterRecord matter, String field, byte[] plain) {
    MatterRecord.Identity m = matter.identity();
    return Bytes.of(parts.sealing().seal(m.key(), m.authority(), m.id(), field, plain));
  }

  private static MatterNumber numberOf(MatterRecord matter) {
    return new MatterNumber(matter.authority(), matter.identity().number());
  }

  private int draw(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
