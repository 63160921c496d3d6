package org.huiyin.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// A text and the signatures under it (C2SP signed-note):
///
/// ```
/// <text, which ends with a newline>
///
/// — example.org/ledger Az3grl…
/// — witness.example Q5+Y9a…
/// ```
///
/// In use:
///
/// ```java
/// var note = SignedNote.sign(checkpoint.text(), signer);
/// send(note.toString());
///
/// var received = SignedNote.parse(bytes); // says nothing about who signed
/// received.verified(List.of(key)); // throws unless this key did
/// ```
///
/// Guarantees: what `parse` takes is UTF-8 without control characters but newlines, and at most
/// 1,000,000 bytes with 100 signatures; `verified` returns only if at least one of the keys signed
/// and none of them signed wrongly. Does not guarantee that the text means anything. Immutable.
///
/// @param text ends with a newline
/// @param signatures at least one
public record SignedNote(String text, List<NoteSignature> signatures) {

  private static final String WHERE = "a note";
  private static final int LARGEST = 1_000_000;
  private static final int MOST_SIGNATURES = 100;

  public SignedNote {
    checkText(text);
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty()) {
      throw new Refused(WHERE, Defect.NOT_SIGNED);
    }
    if (signatures.size() > MOST_SIGNATURES) {
      throw new Refused(WHERE, Defect.TOO_MANY_SIGNATURES);
    }
  }

  /// The note that these bytes are.
  ///
  /// @throws Refused if they aren’t one
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    try {
      var decoder =
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      return parse(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException wrong) {
      throw new Refused(WHERE, Defect.NOT_UTF_8);
    }
  }

  /// The note that is written so.
  ///
  /// @throws Refused if it isn’t one
  public static SignedNote parse(String note) {
    if (note.length() > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    checkCharacters(note);
    int empty = note.lastIndexOf("\n\n");
    if (empty < 0 || !note.endsWith("\n") || empty + 2 == note.length()) {
      throw new Refused(WHERE, Defect.NOT_A_NOTE);
    }
    String[] lines = note.substring(empty + 2, note.length() - 1).split("\n", MOST_SIGNATURES + 1);
    if (lines.length > MOST_SIGNATURES) {
      throw new Refused(WHERE, Defect.TOO_MANY_SIGNATURES);
    }
    return new SignedNote(
        note.substring(0, empty + 1), Arrays.stream(lines).map(NoteSignature::parse).toList());
  }

  /// The text, signed by each.
  ///
  /// @param text ends with a newline
  /// @param signers at least one, of keys that sign notes and not checkpoints with a time
  public static SignedNote sign(String text, Signer... signers) {
    checkText(text);
    return new SignedNote(text, Arrays.stream(signers).map(s -> signature(text, s)).toList());
  }

  private static NoteSignature signature(String text, Signer signer) {
    if (signer.key().kind() != VerifierKey.Kind.ED25519) {
      throw new IllegalArgumentException("signers: " + signer.key().name() + " signs no notes");
    }
    return NoteSignature.of(signer.key(), signer.sign(text.getBytes(UTF_8)));
  }

  private static void checkText(String text) {
    if (text.length() > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    checkCharacters(text);
    if (!text.endsWith("\n")) {
      throw new Refused(WHERE, Defect.NOT_A_NOTE);
    }
  }

  private static void checkCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n') {
        throw new Refused(WHERE, Defect.CONTROL_CHARACTER);
      }
      if (Character.isSurrogate(c) && !isPair(text, i)) {
        throw new Refused(WHERE, Defect.NOT_UTF_8);
      }
    }
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  /// Those of the keys that signed. Signatures of others are passed over: nothing is known of
  /// them.
  ///
  /// @return at least one, in the order of their signatures
  /// @throws Refused if none of them signed, if a signature of one of them is wrong, or if two
  ///     of them can’t be told apart
  public List<VerifierKey> verified(Collection<VerifierKey> keys) {
    var verified = new ArrayList<VerifierKey>();
    for (var signature : signatures) {
      for (var key : named(keys, signature)) {
        if (!key.verifies(text, signature)) {
          throw new Refused(WHERE, Defect.SIGNATURE_WRONG);
        }
        if (!verified.contains(key)) {
          verified.add(key);
        }
      }
    }
    if (verified.isEmpty()) {
      throw new Refused(WHERE, Defect.NOT_SIGNED);
    }
    return List.copyOf(verified);
  }

  /// None or one; of a kind that can’t be verified here, none.
  private static List<VerifierKey> named(Collection<VerifierKey> keys, NoteSignature signature) {
    var named =
        keys.stream()
            .filter(key -> key.kind() != VerifierKey.Kind.UNKNOWN && key.isNamedBy(signature))
            .distinct()
            .toList();
    if (named.size() > 1) {
      throw new Refused(WHERE, Defect.AMBIGUOUS_KEYS);
    }
    return named;
  }

  /// This note with one signature more, unless it is there.
  public SignedNote withSignature(NoteSignature signature) {
    if (signatures.contains(signature)) {
      return this;
    }
    var all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  /// As it is sent and kept.
  @Override
  public String toString() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString();
  }
}
