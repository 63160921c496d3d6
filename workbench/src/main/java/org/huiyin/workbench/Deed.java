package org.huiyin.workbench;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Post;

/// An act as somebody writes it down: `lead@responsible: extend days=30`.
///
/// @param colleague whether not the usual officer acts, but another in the same role: `/2`
/// @param given the particulars that are written, as they were written
/// @param without the texts that are left out; all others are there
record Deed(
    Post post,
    boolean colleague,
    ActDefinition act,
    SortedMap<String, String> given,
    Set<String> without) {

  Deed {
    given = new TreeMap<>(given);
    without = Set.copyOf(without);
  }

  Set<String> texts() {
    Set<String> texts = new HashSet<>(act.needs().texts());
    texts.removeAll(without);
    return texts;
  }

  /// This deed with one more particular.
  Deed with(Particular particular, String value) {
    SortedMap<String, String> more = new TreeMap<>(given);
    more.put(particular.id(), value);
    return new Deed(post, colleague, act, more, without);
  }

  boolean asksFor(Particular particular) {
    return act.needs().with().contains(particular) || act.needs().mayHave().contains(particular);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(post.toString());
    text.append(colleague ? "/2: " : ": ").append(act.id());
    for (Map.Entry<String, String> each : given.entrySet()) {
      text.append(' ').append(each.getKey()).append('=').append(each.getValue());
    }
    List<String> left = without.stream().sorted().toList();
    return left.isEmpty() ? text.toString() : text + " without=" + String.join(",", left);
  }
}
