package org.huiyin.matter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One duty as a list that leaves the house tells it: no word that anybody wrote, and nobody of
/// whom the matter is.
///
/// @param place the place, told by the one that it lies in where nothing lies in it
/// @param legal where the matter stands in law
/// @param word what the complainant said; `silent` is no consent
public record ExportedDuty(
    String number,
    String kind,
    @Nullable String topic,
    @Nullable String place,
    String stage,
    String duty,
    LocalDate start,
    LocalDate due,
    int daysLate,
    String institution,
    @Nullable String unit,
    String legal,
    String word) {}
