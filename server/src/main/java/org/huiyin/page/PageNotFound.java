package org.huiyin.page;

/// There is no such page, or not for whoever asks.
public final class PageNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PageNotFound() {
    super("no such page", null, false, false);
  }
}
