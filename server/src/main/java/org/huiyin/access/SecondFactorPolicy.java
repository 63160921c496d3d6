package org.huiyin.access;

import java.util.Set;
import org.huiyin.authority.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Of whom a second factor is required: unless it is only offered, of administrators and
/// operators, who can do the most harm at once.
@Component
final class SecondFactorPolicy {

  enum Word {
    REQUIRED,
    OFFERED
  }

  private static final Set<Role> CONCERNED = Set.of(Role.ADMINISTRATOR, Role.OPERATOR);

  private final Word word;

  SecondFactorPolicy(@Value("${huiyin.access.second-factor}") Word word) {
    this.word = word;
  }

  boolean requires(Set<Role> roles) {
    return word == Word.REQUIRED && roles.stream().anyMatch(CONCERNED::contains);
  }
}
