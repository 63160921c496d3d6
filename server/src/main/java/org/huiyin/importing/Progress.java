package org.huiyin.importing;

/// How far a file is read.
///
/// @param rows how many rows were read
/// @param share how much of the file that is, from 0 to 1
public record Progress(long rows, double share) {}
