package org.huiyin.triage;

/// A text and the topic that an officer gave it.
///
/// @param topic its code
public record Example(String text, String topic) {}
