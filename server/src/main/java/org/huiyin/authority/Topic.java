package org.huiyin.authority;

import java.util.UUID;

/// What a matter can be about at an institution. It names things, never people or kinds of people.
/// Immutable.
///
/// @param code unique within the institution, such as `irrigation`
public record Topic(UUID id, UUID institution, String code, Name name, boolean active) {}
