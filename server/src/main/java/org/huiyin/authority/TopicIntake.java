package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Takes in the topics of an institution by their names, each by the same door as one that an
/// administrator enters: a name that names people is refused. Fed in again, a list changes nothing;
/// nothing is ended by being left out. A topic has none above it: one of a lower level has the
/// names of those above in its own. Thread-safe.
@Service
public class TopicIntake {

  private static final int LONGEST_CODE = 36;

  private final Authorities authorities;
  private final Directory directory;

  TopicIntake(Authorities authorities, Directory directory) {
    this.authorities = authorities;
    this.directory = directory;
  }

  /// What became of a name.
  public sealed interface Said {

    /// It is there now, or would be.
    record Done() implements Said {}

    /// It was there.
    record Same() implements Said {}

    /// It can't be taken in.
    ///
    /// @param reason such as `names-people`
    record Rejected(String reason) implements Said {}
  }

  /// Takes in a list, or only looks at what it would do.
  ///
  /// @param names in Chinese
  /// @return how many were rejected
  public long take(
      Editor by,
      UUID institution,
      List<String> names,
      boolean dryRun,
      BiConsumer<String, Said> told) {
    List<Topic> before = directory.topics(institution);
    Set<String> there = before.stream().map(topic -> topic.name().zh()).collect(Collectors.toSet());
    Set<String> codes = before.stream().map(Topic::code).collect(Collectors.toSet());
    long rejected = 0;
    for (String name : new HashSet<>(names).stream().sorted().toList()) {
      Said said =
          there.contains(name)
              ? new Said.Same()
              : said(by, topic(institution, name, codes), dryRun);
      told.accept(name, said);
      rejected += said instanceof Said.Rejected ? 1 : 0;
    }
    return rejected;
  }

  private Said said(Editor by, Topic wanted, boolean dryRun) {
    if (dryRun) {
      List<Finding> findings = TopicRules.findings(directory.snapshot(), wanted);
      return findings.isEmpty() ? new Said.Done() : rejected(findings);
    }
    return switch (authorities.add(by, wanted)) {
      case Change.Created<Topic> _, Change.Changed<Topic> _ -> new Said.Done();
      case Change.Refused<Topic>(var findings) -> rejected(findings);
      case Change.Absent<Topic> _ -> new Said.Rejected(Finding.Reason.UNKNOWN.id());
      case Change.Proposed<Topic> _ -> throw new IllegalStateException("a topic grants no power");
    };
  }

  private static Said rejected(List<Finding> findings) {
    return new Said.Rejected(findings.getFirst().reason().id());
  }

  private static Topic topic(UUID institution, String name, Set<String> codes) {
    UUID id =
        UUID.nameUUIDFromBytes(("topic " + institution + name).getBytes(StandardCharsets.UTF_8));
    return new Topic(id, institution, code(name, codes), new Name(name, Pinyin.words(name)), true);
  }

  /// From how the name is read; a number follows where another has it.
  private static String code(String name, Set<String> taken) {
    String read = Pinyin.words(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").strip();
    String letters = read.startsWith("-") ? "t" + read : read;
    String first = letters.substring(0, Math.min(letters.length(), LONGEST_CODE));
    String code = first;
    for (int next = 2; !taken.add(code); next++) {
      code = first + "-" + next;
    }
    return code;
  }
}
