package org.huiyin.matter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What was worked out last, for as many keys as are worth their memory; the one that nobody asked
/// for longest goes first. For what depends on its key alone. Thread-safe; two who ask at once may
/// both work it out.
final class Recent<K, V> {

  private final Map<K, V> known;

  /// @param most how many are remembered
  Recent(int most) {
    known =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  V of(K key, Supplier<V> anew) {
    synchronized (known) {
      V found = known.get(key);
      if (found != null) {
        return found;
      }
    }
    V made = anew.get();
    synchronized (known) {
      known.put(key, made);
    }
    return made;
  }
}
