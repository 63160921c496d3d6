package org.huiyin.authority;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts what the system itself changes of its set-up on the public record, such as an epoch of its
/// keys that was destroyed. Thread-safe.
@Component
public final class SystemChanges {

  private final Recording recording;

  SystemChanges(Recording recording) {
    this.recording = recording;
  }

  /// Records a change in the caller's transaction, as whoever is bound to it.
  ///
  /// @param kind one of [PublicRecord#KINDS]
  /// @param verb `created` or `changed`
  /// @param code what it is called, in public
  /// @param details what anybody may read of it
  public void record(
      JdbcClient jdbc, String kind, String verb, String code, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("code", code);
    recording.append(new DirectoryWriter(jdbc), kind + "." + verb, all, Manner.ALONE, true, null);
  }
}
