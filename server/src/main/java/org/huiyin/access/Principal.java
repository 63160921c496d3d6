package org.huiyin.access;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;

/// Who is asking, once that is proven. Controllers take it by `@AuthenticationPrincipal`.
/// Immutable.
public sealed interface Principal {

  /// What the database is told of them for a transaction, such as `officer:` and the id.
  String binding();

  /// Whoever holds a key of one matter. Not a person: nothing links two matters of one
  /// complainant.
  sealed interface KeyHolder extends Principal {
    String authority();

    UUID matter();

    /// The matter's number, as people write it.
    String number();

    @Override
    default String binding() {
      return "complainant:" + authority() + "/" + matter();
    }
  }

  /// Whoever reads a matter that they bring, and acts in it: alone, or as one of a group.
  sealed interface Participant extends KeyHolder {}

  /// Whoever holds a key that no officer has held: it opens the matter.
  record Complainant(String authority, UUID matter, String number) implements Participant {}

  /// One of a group, who came to a matter that somebody else had brought: reads where it stands,
  /// and not what the others said.
  ///
  /// @param member random, of this matter alone
  record Member(String authority, UUID matter, String number, int member) implements Participant {
    @Override
    public String binding() {
      return "member:" + authority + "/" + matter + "/" + member;
    }
  }

  /// Whoever holds a key that an officer printed. It opens nothing and shows nothing (R4, R10):
  /// all that can be done with it is to ask for a key of one's own.
  record PrintedKeyHolder(String authority, UUID matter, String number) implements KeyHolder {}

  /// Whoever holds the key of a matter that was erased. All that is left to tell is since when.
  ///
  /// @param archivedUntil the last day on which an archive keeps it, or null where none does
  record ErasedKeyHolder(
      String authority, UUID matter, String number, LocalDate on, @Nullable LocalDate archivedUntil)
      implements KeyHolder {}

  /// An officer, with the roles held at the moment of asking.
  ///
  /// @param scopes what this way of signing in allows; none for a password, which only manages
  /// tokens
  record OfficerPrincipal(
      UUID officer, UUID institution, @Nullable UUID unit, Set<Role> roles, Set<Scope> scopes)
      implements Principal {
    public OfficerPrincipal {
      roles = Set.copyOf(roles);
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String binding() {
      return "officer:" + officer;
    }

    /// The officer as the one who changes the configuration.
    public Editor editor() {
      return new Editor(binding(), officer);
    }
  }

  /// A part of the system that acts by itself, such as `lateness-sweep`.
  record SystemPrincipal(String name) implements Principal {
    public SystemPrincipal {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name: blank");
      }
    }

    @Override
    public String binding() {
      return "system:" + name;
    }
  }
}
