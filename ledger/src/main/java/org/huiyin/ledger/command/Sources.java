package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.note.WitnessPolicy;

/// Reads what is named on the command line, and no more of it than it may have.
final class Sources {

  private static final int LARGEST_RECEIPT = 16 * 1024 * 1024;
  private static final int LARGEST_LIST = 100_000;

  private final Words words;

  Sources(Words words) {
    this.words = words;
  }

  /// One byte more than a receipt may have is enough to refuse it.
  byte[] receipt(String name, InputStream in) {
    return name.equals("-") ? read(name, in, LARGEST_RECEIPT) : read(name, LARGEST_RECEIPT);
  }

  byte[] entry(String name) {
    return read(name, LARGEST_RECEIPT);
  }

  /// A key, or a file with keys, one a line.
  List<VerifierKey> keys(List<String> given) {
    var keys = new ArrayList<VerifierKey>();
    for (String one : given) {
      if (isFile(one)) {
        lines(one).forEach(line -> keys.add(VerifierKey.parse(line)));
      } else {
        keys.add(VerifierKey.parse(one));
      }
    }
    return keys;
  }

  Optional<WitnessPolicy> policy(Optional<String> file) {
    return file.map(name -> WitnessPolicy.parse(new String(read(name, LARGEST_LIST), UTF_8)));
  }

  private List<String> lines(String file) {
    return new String(read(file, LARGEST_LIST), UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException none) {
      return false;
    }
  }

  private byte[] read(String name, int largest) {
    if (!isFile(name)) {
      throw words.misuse("file.missing", name);
    }
    try (var in = Files.newInputStream(Path.of(name))) {
      return read(name, in, largest);
    } catch (IOException unreadable) {
      throw words.misuse("file.unreadable", name);
    }
  }

  private byte[] read(String name, InputStream in, int largest) {
    try {
      return in.readNBytes(largest + 1);
    } catch (IOException unreadable) {
      throw words.misuse("file.unreadable", name);
    }
  }
}
