package org.huiyin.moving;

/// What was asked for isn't done here; says why. Nothing was changed.
public final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1;

  Unfit(String why) {
    super(why);
  }
}
