package org.huiyin.privacy;

import org.huiyin.web.ServiceAway;

/// The service that keeps the key-encryption key can't be reached. Nothing is lost: whoever asked
/// may ask again. Holds nothing of a key or of what was to be opened.
public final class KeysAway extends ServiceAway {

  private static final long serialVersionUID = 1;

  KeysAway(int epoch, Throwable cause) {
    super("the service that keeps epoch " + epoch + " can't be reached", cause);
  }
}
