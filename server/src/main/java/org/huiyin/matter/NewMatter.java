package org.huiyin.matter;

import org.jspecify.annotations.Nullable;

/// A matter that isn't in the database yet.
///
/// @param keyMac the HMAC of its key, or of nothing where no key opens it
/// @param party who brought it, sealed; null where nobody is kept
record NewMatter(
    MatterRecord.Identity identity,
    Bytes keyMac,
    boolean keyMustChange,
    boolean keyOfHelper,
    @Nullable Bytes party) {}
