package org.huiyin.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huiyin.authority.Finding.Reason;

/// Topics name things. A topic that names people, or a kind of them, would be a register of
/// persons by another door.
// KNOWN LIMIT: a list of words knows the usual labels and the institution's own officers, not every
// name. Topics are public, so that others see the rest.
final class TopicRules {

  private static final List<String> LABELS_OF_PEOPLE = read("labels-of-people.txt");

  private TopicRules() {}

  static List<Finding> findings(Directory now, Topic wanted) {
    Findings findings = new Findings();
    findings.matches("code", wanted.code(), InstitutionRules.CODE);
    findings.name(wanted.name());
    findings.addIf(now.institution(wanted.institution()).isEmpty(), "institution", Reason.UNKNOWN);
    findings.addIf(codeIsTaken(now, wanted), "code", Reason.TAKEN);
    findings.addIf(namesPeople(now, wanted, wanted.name().zh()), "name.zh", Reason.NAMES_PEOPLE);
    findings.addIf(namesPeople(now, wanted, wanted.name().en()), "name.en", Reason.NAMES_PEOPLE);
    findings.addIf(
        namesPeople(now, wanted, wanted.code().replace('-', ' ')), "code", Reason.NAMES_PEOPLE);
    findings.addIf(moves(now, wanted), "institution", Reason.FIXED);
    return findings.all();
  }

  private static boolean codeIsTaken(Directory now, Topic wanted) {
    return now.topics(wanted.institution()).stream()
        .anyMatch(other -> other.code().equals(wanted.code()) && !other.id().equals(wanted.id()));
  }

  private static boolean moves(Directory now, Topic wanted) {
    return now.topic(wanted.id())
        .filter(before -> !before.institution().equals(wanted.institution()))
        .isPresent();
  }

  private static boolean namesPeople(Directory now, Topic topic, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return LABELS_OF_PEOPLE.stream().anyMatch(folded::contains)
        || now.officers(topic.institution()).stream()
            .map(officer -> officer.name().toLowerCase(Locale.ROOT))
            .anyMatch(folded::contains);
  }

  /// The lines of a file beside this class, without remarks.
  private static List<String> read(String file) {
    try (InputStream in = Objects.requireNonNull(TopicRules.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
