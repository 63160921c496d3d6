package org.huiyin.inspection;

/// A checkpoint that isn't in the database.
///
/// @param name where it is, for whoever reads what differs
/// @param mustBeSigned whether a key of this log has to have signed it; what an outsider kept has
///     to be extended in any case
public record InspectedNote(String name, String note, boolean mustBeSigned) {}
