package org.huiyin.page;

/// There is no such page, or not for whoever asks.
final class PageNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PageNotFound() {
    super("no such page", null, false, false);
  }
}
