package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;

/// One entry of a receipt: what it says, or only that there is one.
public sealed interface Entry {

  /// What stands in the log.
  Commitment commitment();

  /// Where in the log, once it is there.
  Optional<Place> place();

  /// Without facts, content and salt.
  Closed closed();

  /// Facts, content, and the salt that shows that they are what was committed to.
  ///
  /// @param facts canonical JSON
  /// @param content canonical JSON, or nothing
  record Opened(String facts, String content, Salt salt, Optional<Place> place) implements Entry {

    @Override
    public Commitment commitment() {
      return Commitment.of(facts.getBytes(UTF_8), content.getBytes(UTF_8), salt);
    }

    @Override
    public Closed closed() {
      return new Closed(commitment(), place);
    }

    @Override
    public String toString() {
      return "Opened[hidden]";
    }
  }

  /// Shows that something was written, and not what.
  record Closed(Commitment commitment, Optional<Place> place) implements Entry {

    @Override
    public Closed closed() {
      return this;
    }
  }

  /// Where an entry stands in the log of the receipt’s checkpoint.
  ///
  /// @param index from 0
  /// @param proof from the leaf up
  record Place(long index, List<Hash> proof) {
    public Place {
      proof = List.copyOf(proof);
    }
  }
}
