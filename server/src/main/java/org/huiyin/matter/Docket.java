package org.huiyin.matter;

import java.util.Map;
import java.util.UUID;

/// One matter as an officer may read it, without who brought it, and the SHA-256 of each file as
/// it is shown, in hex.
public record Docket(MatterView view, Map<UUID, String> digests) {

  public Docket {
    digests = Map.copyOf(digests);
  }

  @Override
  public String toString() {
    return "Docket[" + view.number() + "]";
  }
}
