package org.huiyin.matter;

/// Sealed bytes do not open: they were altered, belong elsewhere, or were sealed under other keys
/// ([Sealing]). Trying again will not help. It tells no more of the reason than which of the two,
/// key or bytes, did not open, and holds nothing secret.
public final class SealBroken extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String subject;

  /// Says what does not open.
  ///
  /// @param subject such as `the field 'party.1.phone' of matter …`; never a key or a plain text
  public SealBroken(String subject) {
    super("does not open, because it was altered or belongs elsewhere: " + subject);
    this.subject = subject;
  }

  public String subject() {
    return subject;
  }
}
