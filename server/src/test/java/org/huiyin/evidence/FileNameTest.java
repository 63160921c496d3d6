package org.huiyin.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "北渠.jpg, 北渠.jpg",
    "../../etc/passwd.jpg, passwd.jpg",
    "C:\\Users\\x\\a.JPG, a.jpg",
    "/a/b/.jpg, jpg.jpg",
    "....jpg, jpg.jpg",
    "a:b*c?.jpg, a_b_c_.jpg",
    "a\tb.jpg, ab.jpg",
    "photo\u202egpj.exe.jpg, photogpj.exe.jpg",
    "3.5 合同, 3.5 合同.jpg",
    "1000012345, 1000012345.jpg",
    "'', file.jpg",
    "'..', file.jpg",
    "'a. .jpg', a.jpg"
  })
  void keepsTheNameAndNothingThatSteers(String sent, String kept) {
    assertThat(FileName.of(sent).of(FileType.JPEG)).isEqualTo(kept);
  }

  @Test
  void shortensWithoutCuttingACharacterInTwo() {
    assertThat(FileName.of("🌾".repeat(200) + ".jpg").of(FileType.JPEG))
        .isEqualTo("🌾".repeat(80) + ".jpg");
  }
}
