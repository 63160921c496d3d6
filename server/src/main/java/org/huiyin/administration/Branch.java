package org.huiyin.administration;

import java.util.List;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;

/// An institution with those below it.
record Branch(Institution institution, List<Branch> below) {

  /// Those above which nobody is in this installation.
  static List<Branch> roots(Directory now) {
    return now.all().stream()
        .filter(institution -> institution.superior() == null)
        .map(institution -> grown(now, institution))
        .toList();
  }

  private static Branch grown(Directory now, Institution institution) {
    return new Branch(
        institution,
        now.all().stream()
            .filter(below -> institution.id().equals(below.superior()))
            .map(below -> grown(now, below))
            .toList());
  }
}
