package org.huiyin.rulebook;

/// A role in which an officer acts.
public record RoleDefinition(String id, Texts title) {}
