package org.huiyin.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.file.SafeFile;
import org.huiyin.ledger.note.SigningKey;

/// The file with a witness’s private key, in one line as [SigningKey#secretText] has it, for its
/// owner alone.
public final class WitnessKey {

  private WitnessKey() {}

  /// Others on this machine may read the file.
  public static final class Exposed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exposed(Path file) {
      super(file + " can be read by others on this machine");
    }
  }

  /// The key in this file; empty if there is no such file.
  ///
  /// @throws Refused if there is something else
  /// @throws Exposed if others may read it
  public static Optional<SigningKey> read(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      requirePrivate(file);
      return Optional.of(SigningKey.parse(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (SafeFile.hasPermissions()) {
      var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      others.remove(PosixFilePermission.OWNER_READ);
      others.remove(PosixFilePermission.OWNER_WRITE);
      if (!others.isEmpty()) {
        throw new Exposed(file);
      }
    }
  }

  /// Makes a key and the file.
  ///
  /// @param name under which it cosigns, or empty for one drawn by lot
  public static SigningKey make(Path file, String name, SecureRandom random) {
    var key = SigningKey.cosigner(name.isEmpty() ? drawn(random) : name, random);
    try {
      SafeFile.createPrivate(file, (key.secretText() + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return key;
  }

  private static String drawn(SecureRandom random) {
    var bytes = new byte[6];
    random.nextBytes(bytes);
    return "witness-" + HexFormat.of().formatHex(bytes);
  }
}
