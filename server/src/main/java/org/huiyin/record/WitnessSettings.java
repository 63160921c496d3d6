package org.huiyin.record;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.VerifierKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is asked to watch the log: `huiyin.ledger.witnesses[n].url` and `.key`.
///
/// @param witnesses none, or each with its address and key
@ConfigurationProperties("huiyin.ledger")
record WitnessSettings(@DefaultValue List<Named> witnesses) {

  WitnessSettings {
    witnesses = List.copyOf(witnesses);
  }

  /// As an operator writes it.
  record Named(@DefaultValue("") String url, @DefaultValue("") String key) {}

  /// A witness that can be asked.
  ///
  /// @param address what stands before `/add-checkpoint`, with a slash at its end
  record Asked(URI address, VerifierKey key) {}

  /// Each, ready to be asked.
  ///
  /// @throws IllegalStateException if one of them isn't written as it should be
  List<Asked> asked() {
    List<Asked> asked = witnesses.stream().map(WitnessSettings::asked).toList();
    Set<VerifierKey> keys = new HashSet<>();
    for (Asked witness : asked) {
      if (!keys.add(witness.key())) {
        throw new IllegalStateException(
            "huiyin.ledger.witnesses: %s is named twice".formatted(witness.key().name()));
      }
    }
    return asked;
  }

  private static Asked asked(Named named) {
    return new Asked(address(named.url()), key(named.key()));
  }

  private static URI address(String url) {
    if (url.startsWith("https://") || url.startsWith("http://")) {
      URI address = URI.create(url.endsWith("/") ? url : url + "/");
      if (address.getHost() != null && address.getRawQuery() == null) {
        return address;
      }
    }
    throw new IllegalStateException(
        "huiyin.ledger.witnesses: url is the address of a witness, https://…");
  }

  private static VerifierKey key(String vkey) {
    try {
      VerifierKey key = VerifierKey.parse(vkey.strip());
      if (key.kind() == VerifierKey.Kind.COSIGNATURE) {
        return key;
      }
    } catch (Refused refused) {
      throw new IllegalStateException(
          "huiyin.ledger.witnesses: key is what the witness says at its start", refused);
    }
    throw new IllegalStateException(
        "huiyin.ledger.witnesses: key is one that cosigns, and this one doesn’t");
  }
}
