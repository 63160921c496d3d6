package org.huiyin.rulebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A law, or the institution itself, that a rulebook cites.
///
/// @param id its name in citations, such as `xf`
/// @param kind `law`, or `house` for the institution's own promise
/// @param issued the day of its issue, or null for what was never issued
public record SourceDefinition(String id, String kind, Texts title, @Nullable LocalDate issued) {}
