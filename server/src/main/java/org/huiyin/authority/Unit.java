package org.huiyin.authority;

import java.util.UUID;

/// A part of an institution, such as an office or a station. Immutable and unchecked;
/// [Authorities] checks it.
public record Unit(UUID id, UUID institution, Name name, boolean active) {}
