package org.huiyin.channel;

import io.swagger.v3.oas.annotations.media.Schema;
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
    @Nullable Map<String, @Nullable String> identity,
    @Nullable Integer representatives) {

  record About(
      @Nullable UUID institution,
      @Nullable UUID unit,
      @Nullable UUID officer,
      @Nullable Boolean person) {}

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
        representatives == null ? 1 : representatives);
  }
}
