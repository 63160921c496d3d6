package org.huiyin.desk;

/// One choice of a list.
///
/// @param value what the form sends
record Option(String value, String label) {}
