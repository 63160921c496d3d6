package org.huiyin.triage;

/// What the institution itself wrote of a matter: never the words of whoever brought it.
///
/// @param matter whatever names it to whoever asks
public record Written(String matter, String text) {}
