/// Procedures as data: rulebooks, the pure machine that decides by them, and the counting of
/// days.
module org.huiyin.rulebook {
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports org.huiyin.rulebook;
  exports org.huiyin.rulebook.lint;
}
