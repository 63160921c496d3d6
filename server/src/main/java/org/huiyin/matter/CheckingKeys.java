package org.huiyin.matter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All matters in order of their keys, some of one authority at a time. Not thread-safe.
final class CheckingKeys implements Iterator<CheckingStore.Some> {

  private final MatterStore store;
  private final int most;
  private final List<MatterStore.Key> read = new ArrayList<>();
  private MatterStore.@Nullable Key after = MatterStore.Key.FIRST;

  CheckingKeys(MatterStore store, int most) {
    this.store = store;
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    if (read.isEmpty() && after != null) {
      read.addAll(store.after(after, most));
      after = read.size() == most ? read.getLast() : null;
    }
    return !read.isEmpty();
  }

  @Override
  public CheckingStore.Some next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more matters");
    }
    String authority = read.getFirst().authority();
    List<MatterStore.Key> some =
        read.stream().takeWhile(key -> key.authority().equals(authority)).toList();
    List<UUID> matters = some.stream().map(MatterStore.Key::matter).toList();
    read.subList(0, some.size()).clear();
    return new CheckingStore.Some(authority, matters);
  }
}
