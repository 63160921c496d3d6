package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.proof.Proofs;

/// Cosigns the checkpoints of logs that only grow (C2SP tlog-witness).
///
/// Guarantees, as long as what it has [Seen] isn’t lost: of each log, each checkpoint that it
/// cosigns begins with every one that it cosigned before. Asking at the same time changes nothing
/// of that: what was seen is compared and replaced by one request at a time. Does not guarantee
/// that the log’s entries are sound, or that anybody else has seen the checkpoint. Thread-safe.
public final class Witness {

  private static final String WHERE = "a request to cosign";

  private final Map<String, List<VerifierKey>> logs;
  private final Seen seen;
  private final Signer signer;
  private final InstantSource clock;

  /// @param logs keys of the logs that it watches: a key’s name is its log’s origin, and a log may
  ///     have several
  /// @param signer of a key of the kind that cosigns
  public Witness(Collection<VerifierKey> logs, Seen seen, Signer signer, InstantSource clock) {
    if (signer.key().kind() != VerifierKey.Kind.COSIGNATURE) {
      throw new IllegalArgumentException("signer: " + signer.key().name() + " cosigns nothing");
    }
    this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
    this.seen = seen;
    this.signer = signer;
    this.clock = clock;
  }

  /// By what a log is known where its origin would be awkward: its SHA-256.
  public static Hash log(String origin) {
    return Hash.sha256(origin.getBytes(UTF_8));
  }

  public VerifierKey key() {
    return signer.key();
  }

  /// Cosigns, or says why not.
  ///
  /// @param body as [AddCheckpoint] has it
  public Answer add(byte[] body) {
    return read(body, this::add);
  }

  private static Answer read(byte[] body, Function<AddCheckpoint, Answer> then) {
    AddCheckpoint request;
    try {
      request = AddCheckpoint.parse(body);
    } catch (Refused refused) {
      return new Answer.Malformed(refused);
    }
    return then.apply(request);
  }

  private Answer add(AddCheckpoint request) {
    var keys = logs.get(request.checkpoint().origin());
    if (keys == null) {
      return new Answer.UnknownLog();
    }
    if (!isSigned(request.note(), keys)) {
      return new Answer.NotSigned();
    }
    if (request.oldSize() > request.checkpoint().size()) {
      return new Answer.Malformed(new Refused(WHERE, Defect.OLD_SIZE_LARGER));
    }
    return compare(request);
  }

  private static boolean isSigned(SignedNote note, List<VerifierKey> keys) {
    try {
      return !note.verified(keys).isEmpty();
    } catch (Refused refused) {
      return false;
    }
  }

  /// One at a time: otherwise a slower request for a smaller size could take back a larger one.
  private synchronized Answer compare(AddCheckpoint request) {
    var log = log(request.checkpoint().origin());
    var last = seen.last(log).map(Checkpoint::of);
    long size = last.map(Checkpoint::size).orElse(0L);
    if (request.oldSize() != size) {
      return new Answer.OtherSize(size);
    }
    try {
      requireGrowth(last.map(Checkpoint::root).orElse(Hash.sha256()), request);
    } catch (Refused refused) {
      return new Answer.NotGrown(refused);
    }
    return new Answer.Cosigned(cosigned(log, request.note()));
  }

  private static void requireGrowth(Hash root, AddCheckpoint request) {
    var now = request.checkpoint();
    if (request.oldSize() > 0) {
      Proofs.consistency(request.oldSize(), now.size(), request.proof(), root, now.root());
    } else if (!request.proof().isEmpty()) {
      throw new Refused(WHERE, Defect.NOT_A_PROOF_FROM_NOTHING);
    } else if (now.size() == 0 && !now.root().equals(Hash.sha256())) {
      throw new Refused(WHERE, Defect.OTHER_ROOT);
    }
  }

  private NoteSignature cosigned(Hash log, SignedNote note) {
    var line = Cosignature.sign(note.text(), signer, clock.instant().getEpochSecond());
    seen.keep(log, new SignedNote(note.text(), List.of(logLine(note), line)));
    return line;
  }

  /// What strangers wrote below isn’t kept: only the log’s own line.
  private NoteSignature logLine(SignedNote note) {
    var keys = logs.getOrDefault(Checkpoint.of(note).origin(), List.of());
    return note.signatures().stream()
        .filter(line -> keys.stream().anyMatch(key -> key.isNamedBy(line)))
        .findFirst()
        .orElseThrow();
  }

  /// The last checkpoint of a log that it cosigned, for whoever wants to compare.
  ///
  /// @param log SHA-256 of the log’s origin
  public synchronized Optional<SignedNote> latest(Hash log) {
    return seen.last(log);
  }
}
