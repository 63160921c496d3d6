package org.huiyin.rulebook.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One way to break a rulebook, from a line of `mutations.txt`.
record Mutation(
    String rulebook, String line, List<String> steps, String when, Set<String> caughtBy) {

  private static final Pattern LINE =
      Pattern.compile("(?:(cn-\\S+): )?(.*?)(?:\\s{1,}((?:if|unless) .*?))?\\s*=>\\s*(.*)");
  private static final Pattern STEP =
      Pattern.compile("(remove|drop|put|unend|swap) (\\S+)(?: (.*))?");

  static Mutation parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    return new Mutation(
        parts.group(1) == null ? "" : parts.group(1),
        parts.group(2).strip() + (parts.group(3) == null ? "" : "  " + parts.group(3)),
        List.of(parts.group(2).strip().split("; (?=put )", -1)),
        parts.group(3) == null ? "" : parts.group(3),
        new TreeSet<>(List.of(parts.group(4).strip().split(",\\s*", -1))));
  }

  boolean isFor(String id) {
    return rulebook.isEmpty() || rulebook.equals(id);
  }

  /// Every document that it makes of this one, by where it was broken.
  Map<String, Document> of(Document whole) {
    Map<String, Document> mutants = new LinkedHashMap<>();
    Matcher first = STEP.matcher(steps.getFirst());
    if (!first.matches()) {
      throw new IllegalArgumentException(line);
    }
    for (List<String> path : paths(whole, List.of(first.group(2).split("\\.", -1)))) {
      for (String argument : arguments(whole, first, path)) {
        Document mutant = whole.copy();
        apply(mutant, first.group(1), path, argument);
        if (!appliesMore(mutant)) {
          continue;
        }
        mutants.put(first.group(1) + " " + String.join(".", path) + " " + argument, mutant);
      }
    }
    return mutants;
  }

  // A later step that has no place in this rulebook leaves no mutant of the right sort.
  private boolean appliesMore(Document mutant) {
    for (String step : steps.subList(1, steps.size())) {
      Matcher more = STEP.matcher(step);
      if (!more.matches()) {
        throw new IllegalArgumentException(line);
      }
      List<String> path = List.of(more.group(2).split("\\.", -1));
      if (mutant.map(path.subList(0, path.size() - 1)).isEmpty()) {
        return false;
      }
      apply(mutant, "put", path, more.group(3));
    }
    return true;
  }

  private List<List<String>> paths(Document whole, List<String> pattern) {
    List<List<String>> paths = List.of(List.of());
    for (String key : pattern.subList(0, pattern.size() - 1)) {
      List<List<String>> next = new ArrayList<>();
      for (List<String> path : paths) {
        for (String each : whole.map(path).keySet()) {
          if (key.equals("*") || key.equals(each)) {
            next.add(plus(path, each));
          }
        }
      }
      paths = next;
    }
    String last = pattern.getLast();
    List<List<String>> found = new ArrayList<>();
    for (List<String> path : paths) {
      Set<String> keys = last.equals("*") ? Set.copyOf(whole.map(path).keySet()) : Set.of(last);
      for (String key : new TreeSet<>(keys)) {
        List<String> full = plus(path, key);
        boolean whenInside = last.equals("*");
        if (isThere(whole, path, key) && holds(whole.map(whenInside ? full : path))) {
          found.add(full);
        }
      }
    }
    return found;
  }

  private boolean isThere(Document whole, List<String> path, String key) {
    boolean adds = steps.getFirst().startsWith("put");
    return adds ? !path.isEmpty() && !whole.map(path).isEmpty() : whole.map(path).containsKey(key);
  }

  private static List<String> plus(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private boolean holds(Map<String, Object> beside) {
    for (String clause : when.isEmpty() ? List.<String>of() : List.of(when.split("; ", -1))) {
      boolean wanted = clause.startsWith("if ");
      String conditions = clause.substring(clause.indexOf(' ') + 1);
      for (String condition : conditions.split(", ", -1)) {
        if (has(beside, condition) != wanted) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean has(Map<String, Object> beside, String condition) {
    int space = condition.indexOf(' ');
    String key = space < 0 ? condition : condition.substring(0, space);
    Object value = beside.get(key);
    if (space < 0 || value == null) {
      return value != null;
    }
    String word = condition.substring(space + 1);
    return value instanceof List<?> list
        ? list.contains(word) || (word.equals("[]") && list.isEmpty())
        : value.equals(word) || String.valueOf(value).endsWith(" " + word);
  }

  private static List<String> arguments(Document whole, Matcher step, List<String> path) {
    String argument = step.group(3);
    if (!step.group(1).equals("drop")) {
      return List.of(argument == null ? "" : argument);
    }
    List<?> items = list(whole, path);
    List<String> dropped = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (argument.equals("\"*\"") || argument.equals("\"" + items.get(i) + "\"")) {
        dropped.add(Integer.toString(i));
      }
    }
    return dropped;
  }

  private static List<?> list(Document whole, List<String> path) {
    Object value = whole.map(path.subList(0, path.size() - 1)).get(path.getLast());
    return value instanceof List<?> list ? list : new ArrayList<>();
  }

  private static void apply(Document mutant, String operation, List<String> path, String argument) {
    Map<String, Object> parent = mutant.map(path.subList(0, path.size() - 1));
    String key = path.getLast();
    switch (operation) {
      case "remove" -> parent.remove(key);
      case "put" -> parent.put(key, Document.value(argument));
      case "drop" -> list(mutant, path).remove(Integer.parseInt(argument));
      case "swap" -> {
        Map<String, Object> texts = mutant.map(path);
        texts.put("zh", texts.put("en", texts.get("zh")));
      }
      case "unend" -> unend(mutant, key);
      default -> throw new IllegalArgumentException(operation);
    }
  }

  private static void unend(Document mutant, String clock) {
    for (String act : mutant.map(List.of("acts")).keySet()) {
      for (String how : List.of("ends", "voids")) {
        list(mutant, List.of("acts", act, how)).remove(clock);
      }
    }
  }
}
