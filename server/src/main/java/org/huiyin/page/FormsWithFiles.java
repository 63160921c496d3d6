package org.huiyin.page;

/// Addresses whose forms take files; a module names its own. Nowhere else is a form with files
/// read at all.
///
/// @param path how the addresses begin
public record FormsWithFiles(String path) {}
