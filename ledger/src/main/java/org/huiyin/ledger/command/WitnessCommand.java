package org.huiyin.ledger.command;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.JdkSigner;
import org.huiyin.ledger.note.SigningKey;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.witness.SeenFile;
import org.huiyin.ledger.witness.Witness;
import org.huiyin.ledger.witness.WitnessKey;
import org.huiyin.ledger.witness.WitnessServer;

/// `witness`: watches logs until it is ended.
final class WitnessCommand {

  private static final Set<String> VALUED =
      Set.of("--listen", "--state", "--key", "--log", "--name");

  private final Words words;
  private final Arguments arguments;
  private final PrintStream out;

  private WitnessCommand(Words words, Arguments arguments, PrintStream out) {
    this.words = words;
    this.arguments = arguments;
    this.out = out;
  }

  /// Watches until the process is ended, or says why it can’t.
  static int run(Words words, List<String> given, PrintStream out) {
    var arguments = Arguments.read(words, given, VALUED, Set.of());
    if (!arguments.rest().isEmpty()) {
      throw words.misuse("witness.usage");
    }
    return new WitnessCommand(words, arguments, out).run();
  }

  private int run() {
    var address = address(needed("--listen"));
    var logs = logs();
    var state = Path.of(needed("--state"));
    var keyFile = Path.of(needed("--key"));
    if (!Files.exists(state) && Files.exists(keyFile)) {
      return cannot("witness.state-gone", state, keyFile);
    }
    try (var seen = SeenFile.open(state)) {
      var key = WitnessKey.read(keyFile);
      if (key.isEmpty() && !seen.isEmpty()) {
        return cannot("witness.key-gone", keyFile);
      }
      return watch(seen, key.orElseGet(() -> made(keyFile)), logs, address);
    } catch (SeenFile.Taken taken) {
      return cannot("witness.taken", state);
    } catch (WitnessKey.Exposed exposed) {
      return cannot("witness.exposed", keyFile);
    } catch (Refused refused) {
      return cannot("options.refused", refused.where() + ": " + refused.defect());
    } catch (UncheckedIOException failed) {
      return cannot("failed", String.valueOf(failed.getCause()));
    }
  }

  private SigningKey made(Path keyFile) {
    return WitnessKey.make(keyFile, arguments.last("--name").orElse(""), new SecureRandom());
  }

  private int watch(
      SeenFile seen, SigningKey signing, List<VerifierKey> logs, InetSocketAddress address) {
    var witness = new Witness(logs, seen, new JdkSigner(signing), InstantSource.system());
    try (var server = WitnessServer.start(address, witness)) {
      introduce(server.address(), signing.key(), logs);
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return Main.HOLDS;
  }

  private void introduce(InetSocketAddress address, VerifierKey key, List<VerifierKey> logs) {
    out.println(words.text("witness.listens", address.getHostString(), address.getPort()));
    logs.stream()
        .map(VerifierKey::name)
        .distinct()
        .forEach(origin -> out.println(words.text("witness.log", origin)));
    out.println(words.text("witness.key"));
    out.println(key);
    out.println(words.text("witness.tell"));
    out.flush();
  }

  private int cannot(String key, Object... values) {
    out.println(words.text(key, values));
    return Main.DOES_NOT_HOLD;
  }

  private String needed(String option) {
    return arguments.last(option).orElseThrow(() -> words.misuse("witness.usage"));
  }

  private List<VerifierKey> logs() {
    try {
      var logs = new Sources(words).keys(arguments.all("--log"));
      if (!logs.isEmpty()
          && logs.stream().allMatch(key -> key.kind() == VerifierKey.Kind.ED25519)) {
        return logs;
      }
    } catch (Refused refused) {
      throw words.misuse("options.refused", refused.where() + ": " + refused.defect());
    }
    throw words.misuse("witness.usage");
  }

  /// The host of version 6 stands in brackets.
  private InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      var address =
          new InetSocketAddress(
              text.substring(0, Math.max(colon, 0)), Integer.parseInt(text.substring(colon + 1)));
      if (colon > 0 && !address.isUnresolved()) {
        return address;
      }
    } catch (IllegalArgumentException wrong) {
      // Said below.
    }
    throw words.misuse("witness.address", text);
  }
}
