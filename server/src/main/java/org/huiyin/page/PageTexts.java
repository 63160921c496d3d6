package org.huiyin.page;

/// A bundle of texts that a module brings for its own pages, such as `messages/complainant`. Each
/// key stands in one bundle only.
public record PageTexts(String bundle) {}
