package org.huiyin.desk;

import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Scope;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.matter.RatingBatches;

/// What the frame around an officer's page needs to know of them. Immutable.
///
/// @param works whether they see what is owed at the desk
/// @param registers whether they register letters, calls and visits
/// @param audits whether they read who did what
/// @param operates whether they look after the installation
/// @param administers whether they change who there is
/// @param agrees whether they may agree to what the law lets others have of a matter
/// @param exports whether they may agree that another takes a long list along
/// @param hears whether they read how content complainants were
public record SignedIn(
    String name,
    boolean works,
    boolean registers,
    boolean audits,
    boolean operates,
    boolean administers,
    boolean agrees,
    boolean exports,
    boolean hears) {

  public static SignedIn of(OfficerPrincipal officer, Directory directory) {
    return new SignedIn(
        directory.officer(officer.officer()).map(Officer::name).orElse(""),
        officer.scopes().contains(Scope.DESK_READ),
        registers(officer),
        officer.scopes().contains(Scope.AUDIT),
        officer.scopes().contains(Scope.OPERATE),
        officer.scopes().contains(Scope.ADMIN),
        officer.scopes().contains(Scope.DESK_ACT) && Power.AGREE_TO_ORDER.isHeldBy(officer.roles()),
        officer.scopes().contains(Scope.DESK_ACT)
            && Power.AGREE_TO_EXPORT.isHeldBy(officer.roles()),
        officer.scopes().contains(Scope.DESK_READ) && RatingBatches.mayRead(officer));
  }

  static boolean registers(OfficerPrincipal officer) {
    return officer.scopes().contains(Scope.DESK_ACT) && Power.REGISTER.isHeldBy(officer.roles());
  }

  /// Where their work begins.
  public String home() {
    if (administers) {
      return "/admin";
    }
    return works || !(audits || operates) ? "/desk" : audits ? "/audit" : "/operate";
  }
}
