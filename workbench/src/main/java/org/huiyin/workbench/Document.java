package org.huiyin.workbench;

/// A rulebook's bytes, and how findings name them.
final class Document {

  private final String name;
  private final byte[] bytes;

  Document(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
