package org.huiyin.rulebook;

/// The complainant's word on the matter, kept apart from its legal state. `SILENT` means that
/// nothing was said, never that someone is satisfied.
public enum Word {
  SILENT,
  CONFIRMED,
  CONTESTED
}
