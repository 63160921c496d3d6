package org.huiyin.access;

import java.security.SecureRandom;

/// A password on its way to the officer. Doesn't show itself in text by accident.
///
/// @param text what to type
public record Password(String text) {

  /// Without 0, 1, i, l and o, which people mistake for one another: 31 characters, 4.95 bits
  /// each.
  private static final String READABLE = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A new one with 99 bits of chance, such as `k7m2p-9rtwx-c4hdn-v83fq`.
  static Password generated() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return new Password(text.toString());
  }

  /// A code for paper, with 49 bits of chance, such as `k7m2p-9rtwx`. Has a letter, so that it is
  /// never taken for a code of a telephone.
  static String recoveryCode() {
    String code = generated().text().substring(0, 2 * GROUP + 1);
    return code.matches("[\\d-]+") ? recoveryCode() : code;
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
