package org.huiyin.authority;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a change does to anybody's power, and whom it is about.
///
/// @param <T> what changes
interface Powers<T> {

  /// [Manner#BY_TWO] where it grants power or changes the tree, [Manner#TAKEN_AWAY] where it only
  /// takes some away, otherwise [Manner#ALONE].
  ///
  /// @param before empty for something new
  Manner manner(Optional<T> before, T after);

  /// The officers who neither propose it nor agree to it.
  default Set<UUID> about(Optional<T> before, T after) {
    return Set.of();
  }

  /// The field beside which those are told so.
  default String field() {
    return "form";
  }

  static <T> Powers<T> none() {
    return (_, _) -> Manner.ALONE;
  }

  static Manner twoIf(boolean grants) {
    return grants ? Manner.BY_TWO : Manner.ALONE;
  }

  /// Where it stands in the tree, who directs it, by which procedure it works, whether it is open.
  final class OfInstitutions implements Powers<Institution> {

    /// What a new one is compared with: closed, and nobody above or at its head.
    private static List<@Nullable Object> blank(Institution after) {
      return powers(null, null, null, null, after.rulebook(), false);
    }

    private static List<@Nullable Object> powers(@Nullable Object... all) {
      return Arrays.asList(all);
    }

    private static List<@Nullable Object> powers(Institution of) {
      return powers(
          of.superior(),
          of.superiorOutside(),
          of.competentForAccusations(),
          of.head(),
          of.rulebook(),
          of.active());
    }

    @Override
    public Manner manner(Optional<Institution> before, Institution after) {
      List<@Nullable Object> then =
          before.map(OfInstitutions::powers).orElseGet(() -> blank(after));
      return twoIf(!then.equals(powers(after)));
    }

    @Override
    public Set<UUID> about(Optional<Institution> before, Institution after) {
      return differing(set(before.map(Institution::head)), set(Optional.ofNullable(after.head())));
    }

    @Override
    public String field() {
      return "head";
    }

    private static Set<UUID> set(Optional<UUID> one) {
      return one.map(Set::of).orElse(Set.of());
    }
  }

  /// A new unit holds nobody, and nobody is moved into it by one administrator.
  final class OfUnits implements Powers<Unit> {

    @Override
    public Manner manner(Optional<Unit> before, Unit after) {
      return twoIf(before.isPresent() && before.get().active() != after.active());
    }
  }

  /// Roles, the unit in which they hold, whom one directs, and whether one works here at all.
  final class OfOfficers implements Powers<Officer> {

    @Override
    public Manner manner(Optional<Officer> before, Officer after) {
      Set<Role> roles = before.map(Officer::roles).orElse(Set.of());
      boolean moved =
          before.isPresent()
              && (!Objects.equals(before.get().unit(), after.unit())
                  || !before.get().institution().equals(after.institution()));
      boolean back = before.isPresent() && !before.get().active() && after.active();
      // Where the provider finds officers by it, whoever sets it could say who comes in.
      boolean renamed = before.isPresent() && !before.get().login().equals(after.login());
      if (moved
          || renamed
          || back
          || !roles.containsAll(after.roles())
          || !subordinates(before).equals(after.subordinates())) {
        return Manner.BY_TWO;
      }
      boolean gone = before.isPresent() && before.get().active() && !after.active();
      return gone || !after.roles().containsAll(roles) ? Manner.TAKEN_AWAY : Manner.ALONE;
    }

    private static Set<UUID> subordinates(Optional<Officer> before) {
      return before.map(Officer::subordinates).orElse(Set.of());
    }

    @Override
    public Set<UUID> about(Optional<Officer> before, Officer after) {
      Set<UUID> about = differing(subordinates(before), after.subordinates());
      about.add(after.id());
      return about;
    }

    @Override
    public String field() {
      return "subordinates";
    }
  }

  /// To plan an edition is by two; to call one off, before its day, leaves everything as it is.
  final class OfEditions implements Powers<EditionPlan> {

    @Override
    public Manner manner(Optional<EditionPlan> before, EditionPlan after) {
      List<EditionPlan.Start> then = before.map(EditionPlan::starts).orElse(List.of());
      return twoIf(!then.containsAll(after.starts()));
    }
  }

  private static Set<UUID> differing(Set<UUID> some, Set<UUID> others) {
    Set<UUID> differing = new HashSet<>(some);
    differing.addAll(others);
    differing.removeIf(one -> some.contains(one) && others.contains(one));
    return differing;
  }
}
