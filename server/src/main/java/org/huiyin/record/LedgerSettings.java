package org.huiyin.record;

import java.time.LocalTime;
import java.time.ZoneId;

/// What an operator may say of the log.
///
/// @param origin its name for ever, or empty: then the first start makes one
/// @param address by which people reach this installation, or empty
/// @param zone whose days the batches of anonymous entries are of
/// @param dailyAt from when on after midnight the batch of the day before is made
record LedgerSettings(String origin, String address, ZoneId zone, LocalTime dailyAt) {}
