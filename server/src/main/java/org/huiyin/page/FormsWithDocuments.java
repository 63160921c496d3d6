package org.huiyin.page;

/// Addresses whose forms take one document of text, such as a rulebook: it is read whole, and
/// nothing is kept of it. A module names its own.
///
/// @param path how the addresses begin
public record FormsWithDocuments(String path) {}
