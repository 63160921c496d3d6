package org.huiyin.matter;

import java.security.SecureRandom;
import java.util.Optional;
import org.huiyin.access.Principal.Member;

/// The keys of those who came to a group: each opens the matter for its member alone. A new one is
/// valid from its first use, and ends the old one then. Nothing of it is in the journal, which all
/// of them read.
record MemberKeys(Parts parts, SecureRandom random) {

  /// The same work for a wrong key as for a right one; the first use of a new key takes more.
  Optional<Member> of(MatterNumber number, ComplainantKey typed) {
    return parts
        .keys()
        .member(number, mac(typed, number))
        .map(
            row -> {
              Member member =
                  new Member(number.authority(), row.matter(), number.text(), row.number());
              if (row.isNew()) {
                parts.keys().changeMemberKey(member);
              }
              return member;
            });
  }

  String make(Member by) {
    ComplainantKey key = ComplainantKey.random(random);
    parts.keys().addMemberKey(by, mac(key, new MatterNumber(by.authority(), by.number())));
    return key.grouped();
  }

  Bytes mac(ComplainantKey key, MatterNumber number) {
    return Bytes.of(parts.sealing().mac("member-key", key.boundTo(number)));
  }
}
