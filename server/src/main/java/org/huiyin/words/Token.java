package org.huiyin.words;

/// One word of a text, as it is compared. A two-character piece of Chinese is a token too.
///
/// @param position 0 for the first of the text; those that begin together have the same
/// @param start where it begins in the text as it was given, in `char`s
/// @param end where it ends there; not part of it
public record Token(String text, int position, int start, int end) {}
