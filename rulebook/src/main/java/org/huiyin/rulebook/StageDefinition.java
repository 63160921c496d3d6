package org.huiyin.rulebook;

/// Where a matter can stand.
///
/// @param legal what that means in law
public record StageDefinition(String id, Texts title, LegalState legal) {}
