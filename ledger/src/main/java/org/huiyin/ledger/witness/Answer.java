package org.huiyin.ledger.witness;

import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.NoteSignature;

/// What a witness answers. Each has a status of HTTP of its own (C2SP tlog-witness).
public sealed interface Answer {

  int status();

  /// The checkpoint is cosigned, and kept.
  record Cosigned(NoteSignature line) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /// That isn’t a request.
  record Malformed(Refused refused) implements Answer {
    @Override
    public int status() {
      return 400;
    }
  }

  /// No key is known that may sign this checkpoint, or a known one signed it wrongly.
  record NotSigned() implements Answer {
    @Override
    public int status() {
      return 403;
    }
  }

  /// This witness doesn’t watch that log.
  record UnknownLog() implements Answer {
    @Override
    public int status() {
      return 404;
    }
  }

  /// The witness last saw the log at another size than the request begins from.
  record OtherSize(long size) implements Answer {
    @Override
    public int status() {
      return 409;
    }
  }

  /// It isn’t shown that the log has grown from what the witness saw: perhaps it has not.
  record NotGrown(Refused refused) implements Answer {
    @Override
    public int status() {
      return 422;
    }
  }
}
