package org.huiyin.channel;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.matter.Filing;
import org.huiyin.matter.Relation;
import org.jspecify.annotations.Nullable;

/// The body of `POST /matters`.
@Schema(
    description =
        "What someone brings. Without `identity` it is anonymous, and no fine time is kept.")
record FilingRequest(
    @Schema(example = "remedy") @Nullable String kind,
    @Schema(description = "How it stands to those it is about; in doubt `accuses`")
        @Nullable String relation,
    @Schema(description = "Code of the institution that it is brought to")
        @Nullable String institution,
    @Nullable About about,
    @Nullable String channel,
    @Nullable String topic,
    @Nullable String place,
    @Schema(description = "What you ask for, in a sentence; at most 500 characters")
        @Nullable String ask,
    @Schema(description = "What happened; at most 20,000 characters, kept to the letter")
        @Nullable String story,
    @Nullable String placeText,
    @Nullable String language,
    @Schema(
            description =
                "`name`, `phone`, `address`, `email`, `id-number`, `contact`; `reach`, how they may be"
                    + " reached: `none`, `phone`, `text`, `email` or `post`, each with what it needs;"
                    + " `say-who`, `yes` if whoever picks up the phone may be told who is calling")
        @Nullable Map<String, @Nullable String> identity,
    @Nullable Integer representatives,
    @Schema(
            description =
                "Where a helper brings it for somebody who agreed. Who the helper is, is not asked")
        @Nullable OnBehalf onBehalf,
    @Schema(description = "The number of a matter brought before; kept as words, looked up nowhere")
        @Nullable String earlier,
    @Schema(description = "For registrars: the day on which it came in, if before today")
        @Nullable LocalDate on,
    @Schema(description = "Tickets of uploaded files, at most 10; each can be sent once")
        @Nullable List<String> evidence) {

  record About(
      @Nullable UUID institution,
      @Nullable UUID unit,
      @Nullable UUID officer,
      @Nullable Boolean person) {}

  /// @param consent `spoken` or `written`
  record OnBehalf(
      @Schema(allowableValues = {"spoken", "written"}) @Nullable String consent,
      @Schema(description = "What the helper is to the person, in words; at most 200 characters")
          @Nullable String relation) {

    Filing.OnBehalf checked() {
      return new Filing.OnBehalf(MatterAnswers.consent(consent), Given.optional(relation));
    }
  }

  /// @param usualChannel the channel where the body names none
  Filing filing(Relation how, String usualChannel) {
    return new Filing(
        kind == null ? "" : kind,
        how,
        institution == null ? "" : institution,
        about == null
            ? Filing.About.NOTHING
            : new Filing.About(
                about.institution(),
                about.unit(),
                about.officer(),
                Boolean.TRUE.equals(about.person())),
        channel == null ? usualChannel : channel,
        topic,
        place,
        ask == null ? "" : ask,
        story == null ? "" : story,
        placeText,
        language,
        Given.named(identity),
        representatives == null ? 1 : representatives,
        onBehalf == null ? null : onBehalf.checked(),
        Given.optional(earlier),
        on,
        List.of());
  }
}
