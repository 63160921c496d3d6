package org.huiyin.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the rows of what was asked for by law are what the journal says, step by step.
record CheckingOrders(Journal journal, CheckingBatch batch) {

  private static final Set<String> STEPS =
      Set.of(
          Noting.ORDER_ASKED,
          Noting.ORDER_AGREED,
          Noting.ORDER_REFUSED,
          Noting.ORDER_HANDED,
          Noting.ORDER_TOLD);

  List<String> differences(
      MatterRecord matter, List<Facts> facts, List<MatterRecord.Stored> stored) {
    List<Facts> steps = facts.stream().filter(entry -> STEPS.contains(entry.act())).toList();
    List<Facts> asked = of(steps, Noting.ORDER_ASKED).toList();
    List<CheckingStore.OrderRow> rows = batch.orders(matter.id());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(rows.size(), asked.size()); i++) {
      String name = "lawful_order: row " + (i + 1);
      if (i >= rows.size()) {
        differences.add(name + " is missing");
      } else if (i >= asked.size() || rows.get(i).number() != i + 1) {
        differences.add(name + " isn't in the journal");
      } else {
        int next = i + 1 < asked.size() ? asked.get(i + 1).seq() : Integer.MAX_VALUE;
        Facts first = asked.get(i);
        List<Facts> own =
            steps.stream()
                .filter(entry -> entry.seq() >= first.seq() && entry.seq() < next)
                .toList();
        Map<String, String> said = CheckingTexts.of(journal, matter, first.seq(), stored);
        column(rows.get(i), first, own, said)
            .ifPresent(column -> differences.add(name + ": column " + column + " differs"));
      }
    }
    return differences;
  }

  /// The first column that differs.
  private static Optional<String> column(
      CheckingStore.OrderRow row, Facts asked, List<Facts> own, Map<String, String> said) {
    LocalDate until = asked.with().on();
    List<@Nullable UUID> agreed =
        of(own, Noting.ORDER_AGREED).<@Nullable UUID>map(entry -> entry.by().officer()).toList();
    LocalDate handedOn = of(own, Noting.ORDER_HANDED).map(Facts::on).findFirst().orElse(null);
    String ended =
        handedOn != null
            ? "handed"
            : of(own, Noting.ORDER_REFUSED).findFirst().map(entry -> "refused").orElse(null);
    // Of one that was asked for later, the day of telling may come after the next was asked for.
    boolean told = until == null || of(own, Noting.ORDER_TOLD).findFirst().isPresent();
    return Stream.of(
            differs("asked_seq", row.askedSeq(), asked.seq()),
            differs("instrument", row.instrument(), asked.with().ground()),
            differs("forbidden_until", row.forbiddenUntil(), until),
            differs("asked_on", row.askedOn(), asked.on()),
            differs("asked_by", row.askedBy(), asked.by().officer()),
            differs("institution", row.institution(), asked.by().institution()),
            differs(
                "first_institution",
                row.firstInstitution(),
                of(own, Noting.ORDER_AGREED)
                    .findFirst()
                    .map(entry -> entry.by().institution())
                    .orElse(null)),
            differs("first_by", row.firstBy(), agreed.isEmpty() ? null : agreed.getFirst()),
            differs("second_by", row.secondBy(), agreed.size() < 2 ? null : agreed.get(1)),
            differs("handed_on", row.handedOn(), handedOn),
            differs("ended", row.ended(), ended),
            said.isEmpty()
                ? Optional.<String>empty()
                : differs("scope", row.scope(), said.get("scope")),
            told || !row.told() ? Optional.<String>empty() : Optional.of("told"),
            until == null && !row.told() ? Optional.of("told") : Optional.<String>empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> differs(
      String column, @Nullable Object stored, @Nullable Object expected) {
    return Objects.equals(stored, expected) ? Optional.empty() : Optional.of(column);
  }

  private static Stream<Facts> of(List<Facts> entries, String act) {
    return entries.stream().filter(entry -> entry.act().equals(act));
  }
}
