package org.huiyin.matter;

import java.time.LocalDate;
import org.huiyin.access.Principal;
import org.jspecify.annotations.Nullable;

/// As whom one transaction reads and writes: policies of the database look at nothing else.
///
/// @param day the legal day by which a substitute stands in for others, or null where nobody does
record Bound(String principal, @Nullable LocalDate day) {

  /// Sweeps, and what they write.
  static final Bound DEADLINES = system("deadlines");

  /// Reads everything and writes nothing.
  static final Bound CHECK = system("check");

  /// Sees the keys of one number, and no matter.
  static final Bound KEY_CHECK = system("key-check");

  /// Asks which files are part of some matter.
  static final Bound FILES = system("files");

  /// Opens identities to compare them, and sees no matter.
  static final Bound COMPARISON = system("comparison");

  /// Destroys identities that were corrected long enough ago, and sees no matter.
  static final Bound EARLIER_IDENTITIES = system("earlier-identities");

  /// Counts what was handed over by law, and sees no matter.
  static final Bound PUBLICATION = system("publication");

  /// Forgets answers to idempotent filings.
  static final Bound ANSWERS = system("answers");

  /// Makes new matters, by `file_together`, and sees none.
  static final Bound FILING = system("filing");

  /// Erases what isn't to be kept any longer.
  static final Bound RETENTION = system("retention");

  /// Erases once more what a restored backup brought back.
  static final Bound RESTORE = system("restore");

  /// Adds matters, many at once, and reads none.
  static final Bound LOADING = system("loading");

  /// Learns topics from what institutions wrote, by `taught_by`, and sees no matter.
  static final Bound TRIAGE = system("triage");

  /// Makes the words that a search finds matters by, and sees no matter's row.
  static final Bound WORDS = system("words");

  static Bound to(Principal principal) {
    return new Bound(principal.binding(), null);
  }

  /// An auditor who looks at official acts.
  static Bound auditing(Principal.OfficerPrincipal auditor) {
    return new Bound("audit:" + auditor.officer(), null);
  }

  /// Whoever sent a filing with this idempotency key: sees what was answered to it.
  static Bound sender(Bytes id) {
    return new Bound("sender:" + java.util.HexFormat.of().formatHex(id.array()), null);
  }

  private static Bound system(String name) {
    return to(new Principal.SystemPrincipal(name));
  }

  boolean isMember() {
    return principal.startsWith("member:");
  }

  /// Whether it is somebody in the matter that they brought.
  boolean isOwn() {
    return principal.startsWith("complainant:") || isMember();
  }

  boolean isOfficer() {
    return principal.startsWith("officer:");
  }
}
