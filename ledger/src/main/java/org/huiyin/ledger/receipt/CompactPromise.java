package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.SignedNote;

/// A signed promise, short enough for a QR code: everything but the origin, which whoever verifies
/// it knows, since it is the name of the key. Holds neither a key nor a text that somebody wrote.
///
/// ```
/// "hy1." base64url without padding of
///   form         1 byte: 0 filed on a day, 1 at an instant
///   commitment   32 bytes
///   number       1 byte length, ASCII
///   filed        days since 1970, or seconds since 1970 and nanoseconds
///   in-log-by    days since 1970
///   dues         1 byte count; each 1 byte length, ASCII, days since 1970
///   signatures   1 byte count; each 4 bytes id of the key, 64 bytes
/// ```
///
/// Days, seconds and nanoseconds are written in groups of seven bits, the lowest first, each with
/// the bit 0x80 if another follows (LEB128), in as few bytes as possible. Immutable.
///
/// @param text what the QR code holds, or its address behind the sign `#`
public record CompactPromise(String text) {

  private static final String WHERE = "the text of a QR code";
  private static final String PREFIX = "hy1.";
  private static final int LONGEST = 20_000;
  private static final int SIGNATURE = 64;
  private static final int DAY = 0;
  private static final int INSTANT = 1;

  /// Whether a text is meant to be one, alone or as the fragment of an address; it may still be
  /// none.
  public static boolean isMeantBy(String text) {
    return text.startsWith(PREFIX) || text.contains("#" + PREFIX);
  }

  /// The text of a QR code, or of the address in it.
  ///
  /// @throws Refused if it isn’t one
  public static CompactPromise parse(String text) {
    if (text.length() > LONGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    String alone = text.strip();
    alone = alone.substring(alone.indexOf('#') + 1);
    var compact = new CompactPromise(alone);
    // Read once with some origin, so that a wrong one is refused here.
    if (!of(compact.note("x")).equals(compact)) {
      throw refused();
    }
    return compact;
  }

  /// The short form of a signed promise.
  ///
  /// @param note signatures of other names than the origin’s are left out
  /// @throws Refused if it isn’t a promise, or the log’s keys didn’t sign it
  public static CompactPromise of(SignedNote note) {
    var promise = Promise.of(note);
    var out = new Writing();
    out.integer(promise.filed() instanceof Filed.On ? DAY : INSTANT);
    out.bytes(promise.commitment().hash().bytes());
    out.ascii(promise.number());
    switch (promise.filed()) {
      case Filed.On(LocalDate day) -> out.integer(day.toEpochDay());
      case Filed.At(Instant at) -> {
        out.integer(at.getEpochSecond());
        out.integer(at.getNano());
      }
    }
    out.integer(promise.inLogBy().toEpochDay());
    out.integer(promise.dues().size());
    for (var due : promise.dues()) {
      out.ascii(due.duty());
      out.integer(due.day().toEpochDay());
    }
    out.signatures(
        note.signatures().stream().filter(s -> s.keyName().equals(promise.origin())).toList());
    return new CompactPromise(PREFIX + out.base64());
  }

  /// The note that was made short, if this is the log’s origin: otherwise its signature is wrong.
  ///
  /// @throws Refused if the text isn’t one, or the origin can’t be one
  public SignedNote note(String origin) {
    if (!text.startsWith(PREFIX)) {
      throw refused();
    }
    try {
      var in = new Reading(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())), origin);
      return in.note();
    } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
      throw refused();
    }
  }

  private static Refused refused() {
    return new Refused(WHERE, Defect.NOT_A_COMPACT_PROMISE);
  }

  private static final class Writing {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void bytes(byte[] bytes) {
      out.writeBytes(bytes);
    }

    void integer(long value) {
      long left = value;
      while (left > 0x7f) {
        out.write((int) (left & 0x7f) | 0x80);
        left >>>= 7;
      }
      out.write((int) left);
    }

    void ascii(String text) {
      out.write(text.length());
      bytes(text.getBytes(US_ASCII));
    }

    void signatures(List<NoteSignature> signatures) {
      if (signatures.isEmpty()) {
        throw new Refused("a promise", Defect.NOT_SIGNED);
      }
      out.write(signatures.size());
      for (var signature : signatures) {
        if (signature.signature().length != SIGNATURE) {
          throw refused();
        }
        bytes(ByteBuffer.allocate(Integer.BYTES).putInt(signature.keyId()).array());
        bytes(signature.signature());
      }
    }

    String base64() {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
  }

  private static final class Reading {

    private final ByteBuffer in;
    private final String origin;

    Reading(byte[] bytes, String origin) {
      this.in = ByteBuffer.wrap(bytes);
      this.origin = origin;
    }

    SignedNote note() {
      int form = count();
      if (form > INSTANT) {
        throw refused();
      }
      var commitment = new Commitment(Hash.of(bytes(Hash.LENGTH)));
      String number = ascii();
      var filed =
          form == DAY
              ? new Filed.On(day())
              : new Filed.At(Instant.ofEpochSecond(integer(), integer()));
      var inLogBy = day();
      var dues = new ArrayList<Promise.Due>();
      for (int left = count(); left > 0; left--) {
        dues.add(new Promise.Due(ascii(), day()));
      }
      var promise = new Promise(origin, commitment, number, filed, dues, inLogBy);
      var signatures = new ArrayList<NoteSignature>();
      for (int left = count(); left > 0; left--) {
        signatures.add(NoteSignature.of(origin, in.getInt(), bytes(SIGNATURE)));
      }
      if (in.hasRemaining()) {
        throw refused();
      }
      return new SignedNote(promise.text(), signatures);
    }

    private byte[] bytes(int length) {
      if (length > in.remaining()) {
        throw refused();
      }
      var bytes = new byte[length];
      in.get(bytes);
      return bytes;
    }

    private int count() {
      return Byte.toUnsignedInt(in.get());
    }

    private String ascii() {
      return new String(bytes(count()), US_ASCII);
    }

    private LocalDate day() {
      return LocalDate.ofEpochDay(integer());
    }

    /// At most six bytes: more than a day of the year 9999 needs in seconds.
    private long integer() {
      long value = 0;
      for (int shift = 0; shift < 42; shift += 7) {
        byte group = in.get();
        value |= (long) (group & 0x7f) << shift;
        if (group >= 0) {
          return value;
        }
      }
      throw refused();
    }
  }
}
