package org.huiyin.rulebook;

/// Somebody in a matter besides the complainant, such as the other side of a dispute.
public record PartyDefinition(String id, Texts title) {}
