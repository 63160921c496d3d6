package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

/// One of the systems that do the same work, while it runs.
interface CaseSystem {

  String name();

  URI address();

  /// What it knows a way of its own for.
  Set<Work> works();

  /// Does it once, and sees that the answer is what was asked for.
  ///
  /// @param client the number of whoever asks, below [PeersCommand#CLIENTS]
  void does(Work work, Line line, int client);

  Memory memory() throws IOException;
}
