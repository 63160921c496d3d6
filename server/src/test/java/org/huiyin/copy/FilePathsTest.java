package org.huiyin.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.huiyin.matter.OwnCopy;
import org.junit.jupiter.api.Test;

class FilePathsTest {

  private static List<String> of(String... names) {
    return FilePaths.of(
        Arrays.stream(names)
            .map(
                name ->
                    new OwnCopy.File(new UUID(0, 1), 1, name, "application/pdf", 1, "0".repeat(64)))
            .toList());
  }

  @Test
  void areNeverAlike() {
    assertThat(of("a.pdf", "a.pdf")).containsExactly("files/001-a.pdf", "files/002-a.pdf");
  }

  @Test
  void leadNowhereAndStartNothing() {
    assertThat(of("../../etc/passwd", "..\\..\\boot.ini", "/abs", "C:\\x.pdf", "a\u0000b", ""))
        .containsExactly(
            "files/001-_._etc_passwd",
            "files/002-_._boot.ini",
            "files/003-_abs",
            "files/004-C__x.pdf",
            "files/005-a_b",
            "files/006-file");
    assertThat(of("\u202Egpj.exe", "a\nb.pdf", "x. ", "con|nul<>:\"*?"))
        .containsExactly(
            "files/001-_gpj.exe", "files/002-a_b.pdf", "files/003-x", "files/004-con_nul______");
  }

  @Test
  void keepWhatPeopleReadAndTheEndingOfALongName() {
    assertThat(of("合同 第2版.pdf", "长".repeat(200) + ".pdf"))
        .containsExactly("files/001-合同 第2版.pdf", "files/002-" + "长".repeat(76) + ".pdf");
  }
}
