package org.huiyin.ledger;

/// Whoever ignores the result of such a method has checked nothing; the build refuses it.
@interface CheckReturnValue {}
