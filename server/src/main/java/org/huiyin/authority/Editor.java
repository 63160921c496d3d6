package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who changes the configuration. Immutable; nothing here proves that it is them.
///
/// @param principal what the database is told, see `Principal.binding` in module access
/// @param officer the officer, unless it is the system
public record Editor(String principal, @Nullable UUID officer) {}
