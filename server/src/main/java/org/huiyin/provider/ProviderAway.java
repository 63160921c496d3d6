package org.huiyin.provider;

/// The identity provider doesn't answer, or says of itself what can't be right. Try again later.
final class ProviderAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProviderAway(String what, Throwable cause) {
    super(what, cause);
  }

  ProviderAway(String what) {
    super(what);
  }
}
