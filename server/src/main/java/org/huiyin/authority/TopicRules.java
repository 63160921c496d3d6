package org.huiyin.authority;

import java.util.List;
import java.util.Locale;
import org.huiyin.authority.Finding.Reason;

/// Topics name things. A topic that names people, or a kind of them, would be a register of
/// persons by another door.
// KNOWN LIMIT: a list of words knows the usual labels and the institution's own officers, not every
// name. Topics are public, so that others see the rest.
final class TopicRules {

  private static final List<String> LABELS_OF_PEOPLE =
      List.of(
          "重点人",
          "重点群体",
          "特定群体",
          "特殊群体",
          "不稳定分子",
          "上访",
          "访民",
          "信访人",
          "信访老户",
          "缠访",
          "闹访",
          "闹事",
          "钉子户",
          "刁民",
          "key person",
          "key people",
          "person of interest",
          "persons of interest",
          "petitioner",
          "troublemaker",
          "agitator",
          "repeat complain");

  private TopicRules() {}

  static List<Finding> findings(Directory now, Topic wanted) {
    Findings findings = new Findings();
    findings.matches("code", wanted.code(), InstitutionRules.CODE);
    findings.name(wanted.name());
    findings.addIf(now.institution(wanted.institution()).isEmpty(), "institution", Reason.UNKNOWN);
    findings.addIf(codeIsTaken(now, wanted), "code", Reason.TAKEN);
    findings.addIf(namesPeople(now, wanted, wanted.name().zh()), "name.zh", Reason.NAMES_PEOPLE);
    findings.addIf(namesPeople(now, wanted, wanted.name().en()), "name.en", Reason.NAMES_PEOPLE);
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
}
