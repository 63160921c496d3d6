package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.file.SafeFile;
import org.huiyin.ledger.follow.Followed;
import org.huiyin.ledger.follow.Follower;
import org.huiyin.ledger.follow.PublishedLog;
import org.huiyin.ledger.follow.Remembered;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.note.WitnessPolicy;

/// `verify --log`: looks at a whole log, once or again and again.
final class FollowCommand {

  private static final String LOG = "--log";
  private static final Set<String> VALUED =
      Set.of(LOG, "--key", "--witnesses", "--state", "--every");

  /// More than 1: there is no use in looking again.
  private static final int NO_MORE = 2;

  private final Words words;
  private final PrintStream out;
  private final PublishedLog log;
  private final List<VerifierKey> keys;
  private final Optional<WitnessPolicy> policy;
  private final Path state;

  private FollowCommand(Words words, Arguments arguments, PrintStream out) {
    var sources = new Sources(words);
    String place = arguments.last(LOG).orElseThrow(() -> words.misuse("verify.usage"));
    this.words = words;
    this.out = out;
    this.log = log(place);
    try {
      this.keys = sources.keys(arguments.all("--key"));
      this.policy = sources.policy(arguments.last("--witnesses"));
    } catch (Refused refused) {
      throw words.misuse("options.refused", refused.where() + ": " + refused.defect());
    }
    this.state = arguments.last("--state").map(Path::of).orElseGet(() -> ownState(place));
  }

  /// Whether `verify` is to look at a log and not at a file.
  static boolean isMeant(List<String> given) {
    return given.stream().anyMatch(word -> word.equals(LOG) || word.startsWith(LOG + "="));
  }

  /// Looks, and says what was found.
  static int run(Words words, List<String> given, PrintStream out) {
    var arguments = Arguments.read(words, given, VALUED, Set.of("--once"));
    if (!arguments.rest().isEmpty()) {
      throw words.misuse("verify.usage");
    }
    var every = arguments.last("--every").map(text -> seconds(words, text));
    var command = new FollowCommand(words, arguments, out);
    command.say("follow.state", command.state.toAbsolutePath());
    return Math.min(command.again(every), Main.DOES_NOT_HOLD);
  }

  private int again(Optional<Duration> every) {
    int status = look();
    try {
      while (every.isPresent() && status != NO_MORE) {
        Thread.sleep(every.get());
        status = look();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return status;
  }

  private int look() {
    try {
      var follower = new Follower(log, Remembered.read(state), keys, now -> now.write(state));
      return switch (follower.look()) {
        case Followed.Grown grown -> grown(grown);
        case Followed.Shrank shrank -> shrank(shrank);
        case Followed.Forked forked -> forked(forked);
      };
    } catch (Refused refused) {
      say("follow.refused", refused.where() + ": " + refused.defect());
    } catch (PublishedLog.Away away) {
      say("follow.away", String.valueOf(away.getMessage()));
    } catch (UncheckedIOException failed) {
      say("failed", String.valueOf(failed.getCause()));
    }
    return Main.DOES_NOT_HOLD;
  }

  private int grown(Followed.Grown grown) {
    var now = grown.now();
    say("follow.whole", now.origin(), now.size());
    grown
        .before()
        .ifPresentOrElse(before -> say("follow.grown", before.size()), () -> say("follow.first"));
    if (grown.signedBy().isEmpty()) {
      say("follow.unsigned");
    }
    grown.signedBy().forEach(key -> say("follow.signed", key));
    return policy.map(p -> witnessed(grown, p)).orElse(Main.HOLDS);
  }

  private int witnessed(Followed.Grown grown, WitnessPolicy asked) {
    var cosignatures = asked.cosignatures(grown.note());
    cosignatures.forEach(c -> say("follow.witness", c.witness().name(), c.instant()));
    if (asked.isMetBy(cosignatures)) {
      return Main.HOLDS;
    }
    say("follow.too-few", cosignatures.size(), asked.needed());
    return Main.DOES_NOT_HOLD;
  }

  private int shrank(Followed.Shrank shrank) {
    say("follow.shrank", Checkpoint.of(shrank.seen()).size(), Checkpoint.of(shrank.note()).size());
    out.println(shrank.seen() + "\n" + shrank.note());
    return NO_MORE;
  }

  private int forked(Followed.Forked forked) {
    var file =
        state.resolveSibling(
            "%s.fork-%d-%d"
                .formatted(
                    state.getFileName(),
                    Checkpoint.of(forked.seen()).size(),
                    Checkpoint.of(forked.note()).size()));
    say("follow.forked", file.toAbsolutePath());
    out.println(forked.evidence());
    try {
      SafeFile.replace(file, forked.evidence().getBytes(UTF_8));
    } catch (IOException failed) {
      say("failed", failed);
    }
    return NO_MORE;
  }

  private void say(String key, Object... values) {
    out.println(words.text(key, values));
  }

  private PublishedLog log(String place) {
    try {
      return PublishedLog.at(place);
    } catch (IllegalArgumentException wrong) {
      throw words.misuse("follow.place", place);
    }
  }

  /// Named after the place and not after what is found there: so a log can’t be taken for one that
  /// was never seen by calling itself something else.
  private Path ownState(String place) {
    var folder = Path.of(System.getProperty("user.home"), ".huiyin");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw words.misuse("file.unreadable", folder);
    }
    return folder.resolve("log-" + Hash.sha256(place.getBytes(UTF_8)).hex().substring(0, 16));
  }

  private static Duration seconds(Words words, String text) {
    try {
      int seconds = Integer.parseInt(text);
      if (seconds >= 1) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException wrong) {
      // Said below.
    }
    throw words.misuse("follow.seconds", text);
  }
}
