package org.huiyin.workbench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.rulebook.Json;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.lint.Linter;
import org.huiyin.rulebook.lint.Linting;
import org.huiyin.rulebook.lint.Severity;
import org.huiyin.rulebook.lint.WorstCase;

/// `lint FILE…`: what is wrong with rulebooks, and how long a matter can take under them.
final class LintCommand {

  private static final String JSON = "--json";

  private final Words words;
  private final PrintStream out;
  private final boolean json;

  private LintCommand(Words words, PrintStream out, boolean json) {
    this.words = words;
    this.out = out;
    this.json = json;
  }

  static int run(Words words, List<String> args, PrintStream out, PrintStream err) {
    Arguments arguments =
        Arguments.read(words, args, new Arguments.Taken(List.of(), List.of(), List.of(JSON)));
    arguments.checkLanguage();
    if (arguments.rest().isEmpty()) {
      throw words.misuse("lint.nothing");
    }
    return new LintCommand(words, out, arguments.has(JSON)).all(arguments.rest(), err);
  }

  private int all(List<String> names, PrintStream err) {
    int status = Workbench.FINE;
    List<String> documents = new ArrayList<>();
    for (String name : names) {
      try {
        Linted linted = lint(new Sources(words).document(name));
        status = Math.max(status, linted.status());
        if (json) {
          documents.add(linted.json());
        } else {
          print(linted);
        }
      } catch (Misuse misuse) {
        err.println("huiyin: " + misuse.getMessage());
        status = Workbench.MISUSED;
      }
    }
    if (json) {
      out.println("[" + String.join(",\n", documents) + "]");
    }
    return status;
  }

  private static Linted lint(Document document) {
    Linting linting = Linter.lint(document.name(), document.bytes());
    Map<KindDefinition, WorstCase> worst = new LinkedHashMap<>();
    Optional<Rulebook> rulebook = Optional.empty();
    if (linting.isSound()
        && Rulebook.read(document.name(), document.bytes()) instanceof Reading.Read(var read)) {
      rulebook = Optional.of(read);
      for (KindDefinition kind : read.kinds().values()) {
        WorstCase.of(read, kind.id()).ifPresent(found -> worst.put(kind, found));
      }
    }
    return new Linted(document.name(), rulebook, linting, worst);
  }

  private void print(Linted linted) {
    Linting linting = linted.linting();
    out.print(linting.in(words.locale()));
    out.println(
        words.text(
            linting.isSound() ? "lint.sound" : "lint.refused",
            linted.name(),
            linting.of(Severity.REFUSAL).size(),
            linting.of(Severity.WARNING).size(),
            linting.of(Severity.TO_VERIFY).size()));
    linted.worst().forEach(this::print);
  }

  private void print(KindDefinition kind, WorstCase worst) {
    out.println(
        words.text(
            "lint.worst", kind.title(), worst.firstAnswer(), worst.finalAnswer(), kind.id()));
  }

  /// One document, and what came of it.
  private record Linted(
      String name,
      Optional<Rulebook> rulebook,
      Linting linting,
      Map<KindDefinition, WorstCase> worst) {

    int status() {
      return linting.isSound() ? Workbench.FINE : Workbench.NOT_AS_IT_SHOULD;
    }

    String json() {
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("file", name);
      rulebook.ifPresent(
          read -> {
            head.put("id", read.id());
            head.put("edition", read.edition());
            head.put("digest", read.digest());
          });
      head.put("worst", worst.values().stream().map(Linted::json).toList());
      head.put("linting", new Json.Written(linting.json()));
      return Json.of(head);
    }

    private static Map<String, Object> json(WorstCase worst) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("kind", worst.kind());
      json.put("firstAnswer", worst.firstAnswer());
      json.put("finalAnswer", worst.finalAnswer());
      json.put("filed", worst.filed());
      json.put("knownUntil", worst.knownUntil());
      return json;
    }
  }
}
