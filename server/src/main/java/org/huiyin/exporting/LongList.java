package org.huiyin.exporting;

import java.util.UUID;

/// A long list that somebody asked for, as a page tells it.
///
/// @param which by which words its filter is known
/// @param reason a code
/// @param asks who asked, by name
/// @param agreed who agreed, or empty
public record LongList(UUID id, String which, String reason, String asks, String agreed) {}
