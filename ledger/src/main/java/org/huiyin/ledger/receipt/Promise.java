package org.huiyin.ledger.receipt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;
import org.huiyin.ledger.note.KeyName;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;

/// What the ledger’s keeper signs at once when a matter is filed: that this entry will be in the
/// log by a day, under which number the matter was filed, and what is due when. The text of a
/// note:
///
/// ```
/// huiyin-promise/v1
/// ledger.example.org/county
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// number 990123-2026-7KQ4M2ZD-X
/// filed 2026-03-02T01:30:00Z
/// due accept 2026-03-17
/// in-log-by 2026-03-04
/// ```
///
/// The third line is the entry’s commitment; `filed` is a day alone of an anonymous matter; there
/// are as many lines `due` as dates, or none.
///
/// Guarantees: one promise has one text, and one text is one promise; no promise is a checkpoint.
/// Does not guarantee that it is kept: a receipt with the entry’s proof shows that. Immutable.
///
/// @param origin the log’s; a name of a key, and not a number
/// @param number up to 64 digits, capitals and hyphens
public record Promise(
    String origin,
    Commitment commitment,
    String number,
    Filed filed,
    List<Due> dues,
    LocalDate inLogBy) {

  static final int MOST_DUES = 100;

  private static final String WHERE = "a promise";
  private static final String FORMAT = "huiyin-promise/v1";
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Z-]{1,64}");
  private static final Pattern DUTY = Pattern.compile("[!-~]{1,100}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /// A date that the complainant may rely on.
  ///
  /// @param duty which duty or clock: up to 100 visible ASCII characters
  public record Due(String duty, LocalDate day) {
    public Due {
      if (!DUTY.matcher(duty).matches() || !Days.isInRange(day)) {
        throw notOne();
      }
    }
  }

  public Promise {
    dues = List.copyOf(dues);
    KeyName.checked(origin, WHERE);
    if (DIGITS.matcher(origin).matches()) {
      throw new Refused(WHERE, Defect.ORIGIN_IS_A_NUMBER);
    }
    boolean isSound =
        NUMBER.matcher(number).matches()
            && filed.isInRange()
            && Days.isInRange(inLogBy)
            && dues.size() <= MOST_DUES;
    if (!isSound) {
      throw notOne();
    }
  }

  /// What the note promises; nothing about who signed it.
  ///
  /// @throws Refused if its text isn’t a promise
  public static Promise of(SignedNote note) {
    return parse(note.text());
  }

  /// The text of a note.
  ///
  /// @throws Refused if it isn’t a promise, written in the one way
  public static Promise parse(String text) {
    var promise = read(List.of(text.split("\n", MOST_DUES + 10)));
    if (!promise.text().equals(text)) {
      throw notOne();
    }
    return promise;
  }

  /// Whether a note is meant to be a promise; it may still be none.
  public static boolean isMeantBy(SignedNote note) {
    return note.text().startsWith(FORMAT + "\n");
  }

  private static Promise read(List<String> lines) {
    // The last is empty: what stands behind the last end of a line.
    int inLogBy = lines.size() - 2;
    if (inLogBy < 5 || !lines.getFirst().equals(FORMAT)) {
      throw notOne();
    }
    var dues = new ArrayList<Due>();
    for (String line : lines.subList(5, inLogBy)) {
      dues.add(due(after("due ", line)));
    }
    return new Promise(
        lines.get(1),
        commitment(lines.get(2)),
        after("number ", lines.get(3)),
        filed(after("filed ", lines.get(4))),
        dues,
        day(after("in-log-by ", lines.get(inLogBy))));
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw notOne();
    }
    return line.substring(word.length());
  }

  private static Commitment commitment(String base64) {
    try {
      return new Commitment(Hash.ofBase64(base64));
    } catch (IllegalArgumentException wrong) {
      throw notOne();
    }
  }

  private static Due due(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw notOne();
    }
    return new Due(text.substring(0, space), day(text.substring(space + 1)));
  }

  private static Filed filed(String text) {
    try {
      return Filed.parse(text);
    } catch (DateTimeException wrong) {
      throw notOne();
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      throw notOne();
    }
  }

  private static Refused notOne() {
    return new Refused(WHERE, Defect.NOT_A_PROMISE);
  }

  /// The text of the note that promises it.
  public String text() {
    var text = new StringBuilder(FORMAT).append('\n');
    text.append(origin).append('\n');
    text.append(commitment.hash().base64()).append('\n');
    text.append("number ").append(number).append('\n');
    text.append("filed ").append(filed).append('\n');
    dues.forEach(
        due -> text.append("due ").append(due.duty()).append(' ').append(due.day()).append('\n'));
    return text.append("in-log-by ").append(inLogBy).append('\n').toString();
  }

  /// The note. The same promise, signed by the same keys, is the same note: Ed25519 draws no
  /// lots.
  ///
  /// @param signers the log’s: keys whose name is the origin
  public SignedNote signed(Signer... signers) {
    return SignedNote.sign(text(), signers);
  }
}
