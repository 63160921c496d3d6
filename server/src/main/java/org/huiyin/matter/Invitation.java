package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The code by which anybody joins the group of a matter: ten random characters of Crockford's base
/// 32, of which Huiyin keeps only the HMAC. One code for all, so that it tells nothing of who gave
/// it to whom. Immutable; `toString` hides it.
final class Invitation {

  private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{10}");
  private static final int LONGEST = 64;

  private final String code;

  private Invitation(String code) {
    this.code = code;
  }

  static Invitation random(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    return new Invitation(code.toString());
  }

  /// Reads a code as people type it: lower case, spaces, hyphens, full-width, and O, I, L for the
  /// digits they look like.
  static Optional<Invitation> parse(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String code =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return FORM.matcher(code).matches() ? Optional.of(new Invitation(code)) : Optional.empty();
  }

  String grouped() {
    return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
  }

  Bytes mac(Sealing sealing, MatterNumber number) {
    byte[] bound = (number.text() + "\n" + code).getBytes(StandardCharsets.UTF_8);
    return Bytes.of(sealing.mac("invitation", bound));
  }

  @Override
  public String toString() {
    return "Invitation[hidden]";
  }
}
