package org.huiyin.channel;

import java.util.UUID;
import org.huiyin.authority.Institution;
import org.jspecify.annotations.Nullable;

/// @param reason why, where a second administrator has to agree
record InstitutionBody(
    @Nullable String authority,
    @Nullable String code,
    @Nullable Names name,
    @Nullable UUID superior,
    @Nullable String superiorOutside,
    @Nullable String competentForAccusations,
    @Nullable String rulebook,
    @Nullable UUID head,
    @Nullable String phone,
    @Nullable String address,
    @Nullable Boolean active,
    @Nullable Boolean approvesAnswers,
    @Nullable String reason) {

  static InstitutionBody of(Institution institution) {
    return new InstitutionBody(
        institution.authority(),
        institution.code(),
        Names.of(institution.name()),
        institution.superior(),
        institution.superiorOutside(),
        institution.competentForAccusations(),
        institution.rulebook(),
        institution.head(),
        institution.phone(),
        institution.address(),
        institution.active(),
        institution.approvesAnswers(),
        null);
  }

  Institution institution(UUID id) {
    return new Institution(
        id,
        Given.text(authority),
        Given.text(code),
        Names.given(name),
        superior,
        Given.optional(superiorOutside),
        Given.optional(competentForAccusations),
        Given.text(rulebook),
        head,
        Given.optional(phone),
        Given.optional(address),
        Given.yes(active, false),
        Given.yes(approvesAnswers, false));
  }
}
