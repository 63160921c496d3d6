package org.huiyin.matter;

import java.time.Instant;

/// Another officer who is writing the same act in the same matter; nothing of what they write.
///
/// @param name the officer's
/// @param savedAt when they kept it last, in security time
public record OtherWriter(String name, Instant savedAt) {}
