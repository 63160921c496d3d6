package org.huiyin.workbench;

/// What somebody typed can't be done. The message is a sentence for them, in their language.
final class Misuse extends RuntimeException {

  private static final long serialVersionUID = 1;

  Misuse(String sentence) {
    super(sentence, null, false, false);
  }
}
