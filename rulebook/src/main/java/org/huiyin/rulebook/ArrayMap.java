package org.huiyin.rulebook;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable map of few entries, in the order in which its keys came. A state changes one or
/// two entries at an act, and copying two short arrays is several times faster than building a
/// hash table anew.
final class ArrayMap<V> extends AbstractMap<String, V> {

  private static final ArrayMap<?> EMPTY = new ArrayMap<>(new String[0], new Object[0]);

  private final String[] keys;
  private final Object[] values;

  private ArrayMap(String[] keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  @SuppressWarnings("unchecked") // it holds no value
  static <V> ArrayMap<V> of() {
    return (ArrayMap<V>) EMPTY;
  }

  static <V> ArrayMap<V> copyOf(Map<String, ? extends V> other) {
    if (other instanceof ArrayMap<?> already) {
      @SuppressWarnings("unchecked") // immutable, so a map of a subtype of V is a map of V
      ArrayMap<V> same = (ArrayMap<V>) already;
      return same;
    }
    ArrayMap<V> copy = of();
    for (Map.Entry<String, ? extends V> entry : other.entrySet()) {
      copy = copy.with(entry.getKey(), entry.getValue());
    }
    return copy;
  }

  ArrayMap<V> with(String key, V value) {
    int index = indexOf(key);
    if (index >= 0) {
      Object[] changed = values.clone();
      changed[index] = value;
      return new ArrayMap<>(keys, changed);
    }
    String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
    Object[] moreValues = Arrays.copyOf(values, values.length + 1);
    moreKeys[keys.length] = key;
    moreValues[keys.length] = value;
    return new ArrayMap<>(moreKeys, moreValues);
  }

  ArrayMap<V> without(String key) {
    int index = indexOf(key);
    if (index < 0) {
      return this;
    }
    String[] fewerKeys = new String[keys.length - 1];
    Object[] fewerValues = new Object[keys.length - 1];
    System.arraycopy(keys, 0, fewerKeys, 0, index);
    System.arraycopy(keys, index + 1, fewerKeys, index, fewerKeys.length - index);
    System.arraycopy(values, 0, fewerValues, 0, index);
    System.arraycopy(values, index + 1, fewerValues, index, fewerValues.length - index);
    return new ArrayMap<>(fewerKeys, fewerValues);
  }

  // Most keys are the very strings of the compiled rulebook, so identity finds them first.
  @SuppressWarnings({"ReferenceEquality", "StringEquality"})
  private int indexOf(@Nullable Object key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    int hash = key == null ? 0 : key.hashCode();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].hashCode() == hash && keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked") // only values of type V come in
  private V valueAt(int index) {
    return (V) values[index];
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int index = indexOf(key);
    return index < 0 ? null : valueAt(index);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, V>> {

    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public Iterator<Map.Entry<String, V>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < keys.length;
        }

        @Override
        public Map.Entry<String, V> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          Map.Entry<String, V> entry = Map.entry(keys[next], valueAt(next));
          next++;
          return entry;
        }
      };
    }
  }
}
