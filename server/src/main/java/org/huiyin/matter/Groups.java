package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.rulebook.Post;

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

    static Size of(int least) {
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

  private final Parts parts;
  private final Noting noting;
  private final GroupStore store;
  private final GroupOfMatter group;
  private final SecureRandom random;

  Groups(Parts parts, GroupStore store, SecureRandom random) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.store = store;
    this.group = new GroupOfMatter(parts, store, random);
    this.random = random;
  }

  /// The group of a matter; empty where nobody was invited.
  public Optional<Group> of(Participant reader) {
    Bound by = parts.bound(reader);
    return parts
        .store()
        .find(by, reader.authority(), reader.matter())
        .filter(matter -> matter.position().lastSeq() > 1)
        .flatMap(matter -> group.row(by, matter).map(row -> group(matter, row, reader)));
  }

  private Group group(MatterRecord matter, GroupStore.Row row, Participant reader) {
    GroupStore.Own own = row.own();
    return new Group(
        own == null ? 0 : own.number(),
        Size.of(row.band()),
        group.said(matter, row.said()),
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
    return parts.seen(reader, number).flatMap(matter -> of(reader, matter));
  }

  /// The same of a matter that the wall doesn't hide.
  Optional<Company> of(OfficerPrincipal reader, MatterRecord matter) {
    return group
        .row(parts.bound(reader), matter)
        .map(row -> new Company(Size.of(row.band()), row.representatives()));
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
          group
              .row(bound, matter)
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
    if (group.isOver(matter)) {
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
        group.sealed(matter, "group/said", said.getBytes(StandardCharsets.UTF_8)),
        code.mac(parts.sealing(), GroupOfMatter.numberOf(matter)),
        group.drawn());
    return new Invited.Code(code.grouped());
  }

  /// Ends the code: nobody joins any more, until there is another.
  public void close(Complainant by) {
    store.close(parts.bound(by), by.authority(), by.matter());
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
}
