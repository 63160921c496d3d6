package org.huiyin.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FileKey;
import org.huiyin.matter.Sealing;

/// Ids and keys of uploads, and the tickets by which held files are sent along: all that is known
/// of the file, its key among it, with a code of ours (HMAC), so that nobody passes off a file as
/// one that we have looked at.
record UploadKeys(Sealing sealing, SecureRandom random) {

  private static final String PURPOSE = "evidence-ticket";
  private static final int CODE = 32;

  UUID newId() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  FileKey newKey() {
    return FileKey.random(random);
  }

  String ticket(Evidence file) {
    byte[] what = file.toText().getBytes(UTF_8);
    byte[] all = Arrays.copyOf(sealing.mac(PURPOSE, what), CODE + what.length);
    System.arraycopy(what, 0, all, CODE, what.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  Optional<Evidence> file(String ticket) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(ticket);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    if (all.length <= CODE) {
      return Optional.empty();
    }
    byte[] what = Arrays.copyOfRange(all, CODE, all.length);
    boolean ours = MessageDigest.isEqual(sealing.mac(PURPOSE, what), Arrays.copyOf(all, CODE));
    return ours ? Optional.of(Evidence.ofText(new String(what, UTF_8))) : Optional.empty();
  }
}
