package org.huiyin.authority;

/// What an officer keeps of a list of duties; each is empty where it narrows nothing.
///
/// @param list which list, such as `late`
/// @param stage a stage of a rulebook
/// @param topic the code of a topic
/// @param place the code of a place
public record KeptFilter(String list, String stage, String topic, String place) {}
