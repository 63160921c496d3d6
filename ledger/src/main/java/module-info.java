/// The public log, made and verified: what is committed to, tree, tiles, notes, proofs. Needs
/// nothing but the JDK.
module org.huiyin.ledger {
  requires java.net.http;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports org.huiyin.ledger;
  exports org.huiyin.ledger.command;
  exports org.huiyin.ledger.follow;
  exports org.huiyin.ledger.note;
  exports org.huiyin.ledger.proof;
  exports org.huiyin.ledger.receipt;
  exports org.huiyin.ledger.tree;
  exports org.huiyin.ledger.witness;
}
