package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What somebody has said of each thing of a kind: one line each, `thing | class`. What nobody
/// has said anything of, and what isn't there any more, is a finding.
final class Classified {

  private final Path file;
  private final Map<String, String> classes = new LinkedHashMap<>();

  Classified(String name, Set<String> allowed) {
    this.file = Path.of("src/test/resources/no-person-index", name);
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] parts = line.split(" \\| ", 2);
        if (parts.length != 2 || !allowed.contains(parts[1])) {
          throw new IllegalStateException(file + ": no class, or none of " + allowed + ": " + line);
        }
        classes.put(parts[0], parts[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> of(String thing) {
    return Optional.ofNullable(classes.get(thing));
  }

  boolean is(String thing, String... any) {
    return of(thing).filter(Set.of(any)::contains).isPresent();
  }

  List<String> findings(Collection<String> there) {
    List<String> findings = new ArrayList<>();
    for (String thing : there) {
      if (!classes.containsKey(thing)) {
        findings.add("nobody has classified it, say in " + file + " what it is: " + thing);
      }
    }
    for (String thing : classes.keySet()) {
      if (!there.contains(thing)) {
        findings.add("it isn't there any more, take it out of " + file + ": " + thing);
      }
    }
    return findings;
  }
}
