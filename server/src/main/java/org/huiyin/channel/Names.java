package org.huiyin.channel;

import org.huiyin.authority.Name;
import org.jspecify.annotations.Nullable;

/// What something is called, as it comes in: either language may be missing, which is refused
/// beside the field.
record Names(@Nullable String zh, @Nullable String en) {

  static Names of(Name name) {
    return new Names(name.zh(), name.en());
  }

  static Name given(@Nullable Names names) {
    return names == null ? new Name("", "") : new Name(Given.text(names.zh), Given.text(names.en));
  }
}
