package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {

  @Test
  void isAnyTextThatPeopleWrite() {
    assertThat(StorableText.storable("")).isTrue();
    assertThat(StorableText.storable("水管\t坏了\r\n😀𠮷\u0001\uFFFF")).isTrue();
  }

  @Test
  void isNotNulNorHalfACharacter() {
    assertThat(StorableText.storable("a\u0000")).isFalse();
    assertThat(StorableText.storable("\uD83D")).isFalse();
    assertThat(StorableText.storable("\uDE00\uD83D")).isFalse();
  }
}
