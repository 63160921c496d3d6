package org.huiyin.channel;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.huiyin.matter.ActRequest;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;

/// The body of `POST …/acts`: the act, and the particulars and texts that it needs.
@Schema(
    description =
        "An act of the matter's rulebook; `can` in the matter lists those that are open and what"
            + " they need.")
record ActBody(
    @Schema(example = "accept") @Nullable String act,
    @Schema(description = "Code of an institution") @Nullable String institution,
    @Nullable UUID unit,
    @Nullable UUID officer,
    @Nullable Integer days,
    @Nullable LocalDate on,
    @Nullable String outcome,
    @Nullable String ground,
    @Nullable Integer promise,
    @Schema(description = "Code of a topic of one's own institution", example = "irrigation")
        @Nullable String topic,
    @Nullable List<@Nullable Promise> promises,
    @Nullable Map<String, @Nullable String> texts,
    @Schema(
            description =
                "Tickets of uploaded files, at most 10, with an act that takes a text; each can be"
                    + " sent once")
        @Nullable List<String> evidence) {

  /// Something promised with an answer.
  record Promise(@Nullable String text, @Nullable LocalDate due) {}

  /// @param found the institution behind the code, if one is named
  ActRequest request(Optional<UUID> found, OptionalInt ifVersion) {
    Map<String, String> all = new HashMap<>(Given.named(texts));
    List<LocalDate> dates = new ArrayList<>();
    for (Promise promised : promises == null ? List.<@Nullable Promise>of() : promises) {
      if (promised != null && promised.due() != null) {
        dates.add(promised.due());
        all.put("promise-" + dates.size(), promised.text() == null ? "" : promised.text());
      }
    }
    Particulars with =
        new Particulars(
            null,
            found.orElse(null),
            unit,
            officer,
            days,
            on,
            outcome,
            ground,
            null,
            null,
            promise,
            dates,
            topic);
    return new ActRequest(act == null ? "" : act, with, all, ifVersion);
  }
}
