package org.huiyin.administration;

import java.util.Locale;

/// A line of a list.
///
/// @param key what the address of its page ends with
/// @param detail what tells it from others of the same name
/// @param searched what a search looks at
record Row(String key, String name, String detail, boolean active, String searched) {

  boolean matches(String part) {
    return searched.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
  }
}
