package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void givesAnAdministratorNothingThatOpensMattersWhateverElseTheyHold() {
    assertThat(Scope.allowedTo(EnumSet.allOf(Role.class))).containsExactly(Scope.ADMIN);
    assertThat(Scope.allowedTo(Set.of(Role.ADMINISTRATOR))).containsExactly(Scope.ADMIN);
  }

  @Test
  void givesEachRoleWhatItIsForAndTheDeskToThoseWhoWorkOnMattersOnly() {
    for (Role role : Role.values()) {
      Set<Scope> expected =
          switch (role) {
            case REGISTRAR, HANDLER, LEAD, MEDIATOR, SUPERVISOR, REVIEWER ->
                Set.of(Scope.DESK_READ, Scope.DESK_ACT);
            case ADMINISTRATOR -> Set.of(Scope.ADMIN);
            case AUDITOR -> Set.of(Scope.AUDIT);
            case OPERATOR -> Set.of(Scope.OPERATE);
            case ASSESSOR -> Set.of();
          };
      assertThat(Scope.allowedTo(Set.of(role))).isEqualTo(expected);
    }
    assertThat(Scope.allowedTo(Set.of())).isEmpty();
  }
}
