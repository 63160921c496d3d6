package org.huiyin.moving;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An archive isn't what it has to be: another one's, cut off or altered. Says which. Trying again
/// doesn't help.
public final class ArchiveUnusable extends IOException {

  private static final long serialVersionUID = 1;

  ArchiveUnusable(String why) {
    this(why, null);
  }

  ArchiveUnusable(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
