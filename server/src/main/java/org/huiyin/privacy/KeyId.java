package org.huiyin.privacy;

import java.util.regex.Pattern;

/// Which keys these are: 16 hexadecimal digits of a hash over all of them. It tells nothing of the
/// keys, and is what a database or a backup may hold to recognise the key folder that belongs to
/// it.
public record KeyId(String digits) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

  public KeyId {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("digits: 16 hexadecimal digits, not " + digits);
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
