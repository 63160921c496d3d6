package org.huiyin.authority;

/// What something is called in the two languages of the pages. Immutable; not checked here,
/// since a name that a person typed wrongly is refused by [Authorities] beside its field.
public record Name(String zh, String en) {

  public Name {
    zh = zh.strip();
    en = en.strip();
  }
}
