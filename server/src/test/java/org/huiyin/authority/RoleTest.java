package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {

  @Test
  void isFoundByItsIdAndByNothingElse() {
    for (Role role : Role.values()) {
      assertThat(Role.of(role.id())).contains(role);
    }
    assertThat(Role.of("HANDLER")).isEmpty();
    assertThat(Role.of("")).isEmpty();
  }
}
