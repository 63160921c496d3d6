package org.huiyin.access;

import org.huiyin.authority.Change;
import org.huiyin.authority.WayIn;

/// A start password that an administrator has made, and what became of it.
///
/// @param password shown once, to whoever made it; good for nothing where `change` is refused
/// @param change [Change.Proposed] where it lets nobody in before somebody else agrees
public record StartPassword(Password password, Change<WayIn> change) {}
