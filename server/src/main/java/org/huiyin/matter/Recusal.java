package org.huiyin.matter;

/// By which act an officer steps back from a matter, and on what ground. Nothing of the matter is
/// told, so asking for it is no reading (R4): somebody with an interest steps back unread.
///
/// @param act the act's id
/// @param ground who has to step back, in the rulebook's words
/// @param citation the provision behind it
public record Recusal(String number, String act, String ground, String citation) {}
