/// The canonical encoding of journal entries and their commitments. Needs nothing but the JDK.
module org.huiyin.ledger {
  requires static org.jspecify;

  exports org.huiyin.ledger;
}
