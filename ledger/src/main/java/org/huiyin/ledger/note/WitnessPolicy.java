package org.huiyin.ledger.note;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// How many of which witnesses must have cosigned a checkpoint before somebody relies on it.
///
/// Its file is what others who read logs have, as far as it says this much:
///
/// ```
/// # who watches the county’s ledger
/// witness audit  audit.example+5f8a2c1d+BAKx…
/// witness uni    ledger.university.example+0b63d2e9+BCu1…
/// group   both   all audit uni
/// quorum  both
/// ```
///
/// A group is `all`, `any` or a number of its witnesses; `quorum` names a group, a witness, or
/// `none`. Lines `log` are passed over; a group within a group is refused. Immutable.
///
/// @param needed `0 <= needed <= witnesses.size()`
/// @param witnesses keys that cosign, none of them twice
public record WitnessPolicy(int needed, List<VerifierKey> witnesses) {

  private static final String WHERE = "a policy of witnesses";
  private static final int LARGEST = 100_000;

  public WitnessPolicy {
    witnesses = List.copyOf(witnesses);
    boolean isSound =
        needed >= 0
            && needed <= witnesses.size()
            && witnesses.stream().distinct().count() == witnesses.size()
            && witnesses.stream().allMatch(w -> w.kind() == VerifierKey.Kind.COSIGNATURE);
    if (!isSound) {
      throw new Refused(WHERE, Defect.NOT_A_POLICY);
    }
  }

  /// The policy in a file.
  ///
  /// @throws Refused if it isn’t one, or says more than is understood here
  public static WitnessPolicy parse(String file) {
    if (file.length() > LARGEST) {
      throw new Refused(WHERE, Defect.TOO_LARGE);
    }
    var reading = new Reading();
    file.lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty() && !l.startsWith("#"))
        .forEach(reading::line);
    return reading.policy();
  }

  /// Whose cosignatures stand under the note.
  ///
  /// @throws Refused if one of theirs is wrong
  public List<Cosignature> cosignatures(SignedNote note) {
    return Cosignature.of(note, witnesses);
  }

  /// Whether these are enough.
  public boolean isMetBy(List<Cosignature> cosignatures) {
    return cosignatures.stream()
            .map(Cosignature::witness)
            .distinct()
            .filter(witnesses::contains)
            .count()
        >= needed;
  }

  /// The lines so far.
  private static final class Reading {

    private final Map<String, WitnessPolicy> named = new LinkedHashMap<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();
    private boolean hasQuorum;
    private String quorum = "";

    void line(String line) {
      var words = List.of(line.split("[ \\t]+"));
      switch (words.getFirst()) {
        case "log" -> {}
        case "witness" -> witness(words);
        case "group" -> group(words);
        case "quorum" -> quorum(words);
        default -> throw refused();
      }
    }

    /// A third word is where the witness is reached, which a verifier needn’t know.
    private void witness(List<String> words) {
      if (words.size() < 3 || words.size() > 4) {
        throw refused();
      }
      var key = VerifierKey.parse(words.get(2));
      witnesses.add(key);
      name(words.get(1), new WitnessPolicy(1, List.of(key)));
    }

    private void group(List<String> words) {
      if (words.size() < 4) {
        throw refused();
      }
      var members = new ArrayList<VerifierKey>();
      for (String member : words.subList(3, words.size())) {
        var policy = named.get(member);
        if (policy == null
            || !witnesses.contains(policy.witnesses().getFirst())
            || policy.witnesses().size() > 1) {
          throw refused();
        }
        members.addAll(policy.witnesses());
      }
      name(words.get(1), new WitnessPolicy(count(words.get(2), members.size()), members));
    }

    private static int count(String word, int all) {
      return switch (word) {
        case "all" -> all;
        case "any" -> 1;
        default -> {
          long count = Decimal.read(word, WHERE);
          if (count < 1 || count > all) {
            throw refused();
          }
          yield (int) count;
        }
      };
    }

    private void name(String name, WitnessPolicy policy) {
      if (name.equals("none") || named.putIfAbsent(name, policy) != null) {
        throw refused();
      }
    }

    private void quorum(List<String> words) {
      if (words.size() != 2 || hasQuorum) {
        throw refused();
      }
      hasQuorum = true;
      quorum = words.get(1);
    }

    WitnessPolicy policy() {
      if (!hasQuorum) {
        throw refused();
      }
      if (quorum.equals("none")) {
        return new WitnessPolicy(0, witnesses);
      }
      var policy = named.get(quorum);
      if (policy == null) {
        throw refused();
      }
      return policy;
    }

    private static Refused refused() {
      return new Refused(WHERE, Defect.NOT_A_POLICY);
    }
  }
}
