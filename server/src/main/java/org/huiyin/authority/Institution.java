package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A public institution in the tree of jurisdictions. Immutable.
///
/// @param authority the six-digit code of the county-level jurisdiction, as in GB/T 2260
/// @param code short and unique in the installation, such as `370683-water`
/// @param superior the institution above it in this installation
/// @param superiorOutside the name of the institution above it, where that isn't in this
/// installation
/// @param competentForAccusations who takes accusations against it, with the ways to reach them
/// @param rulebook the procedure it follows, such as `cn-xinfang`
/// @param head the officer who directs everyone in it
/// @param approvesAnswers whether another officer has to approve an answer before it leaves
/// @param active whether matters can be brought to it; not before a superior is named, here or
/// outside
public record Institution(
    UUID id,
    String authority,
    String code,
    Name name,
    @Nullable UUID superior,
    @Nullable String superiorOutside,
    @Nullable String competentForAccusations,
    String rulebook,
    @Nullable UUID head,
    @Nullable String phone,
    @Nullable String address,
    boolean active,
    boolean approvesAnswers) {

  /// One in which whoever writes an answer sends it.
  public Institution(
      UUID id,
      String authority,
      String code,
      Name name,
      @Nullable UUID superior,
      @Nullable String superiorOutside,
      @Nullable String competentForAccusations,
      String rulebook,
      @Nullable UUID head,
      @Nullable String phone,
      @Nullable String address,
      boolean active) {
    this(
        id,
        authority,
        code,
        name,
        superior,
        superiorOutside,
        competentForAccusations,
        rulebook,
        head,
        phone,
        address,
        active,
        false);
  }

  /// The same where another officer has to approve its answers, or hasn't.
  public Institution withApproval(boolean approves) {
    return new Institution(
        id,
        authority,
        code,
        name,
        superior,
        superiorOutside,
        competentForAccusations,
        rulebook,
        head,
        phone,
        address,
        active,
        approves);
  }

  /// Whether someone is named above it, in this installation or outside.
  public boolean namesSuperior() {
    return superior != null || superiorOutside != null;
  }
}
