package org.huiyin.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.ledger.follow.TestLog;
import org.huiyin.ledger.note.Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify --log` as somebody runs it.
class FollowCommandTest {

  private Path folder;
  private TestLog log;

  @BeforeEach
  void hasALog(@TempDir Path temporary) {
    folder = temporary;
    log = new TestLog(folder.resolve("log"));
  }

  private Started follow(TestLog which, String... more) {
    var args = new ArrayList<String>();
    args.addAll(List.of("verify", "--log", which.folder().toString()));
    args.addAll(List.of("--state", folder.resolve("seen").toString(), "--lang=en"));
    args.addAll(List.of(more));
    return Started.with(List.of("-Xmx64m"), args.toArray(String[]::new));
  }

  @Test
  void readsAHundredThousandEntriesInLittleMemory() throws Exception {
    log.grow(100_000);
    try (var followed = follow(log, "--key", log.vkey().toString())) {
      assertThat(followed.all()).contains("all 100000 entries", "✓ It is signed", "first look");
      assertThat(followed.ends()).isZero();
    }
    log.grow(10);
    try (var followed = follow(log)) {
      assertThat(followed.all()).contains("begins with the 100000 entries");
      assertThat(followed.ends()).isZero();
    }
  }

  @Test
  void saysThatALogWasForkedAndKeepsTheProof() throws Exception {
    log.grow(300);
    try (var followed = follow(log)) {
      assertThat(followed.all()).contains("no key was named");
      assertThat(followed.ends()).isZero();
    }
    var other = new TestLog(folder.resolve("other"));
    other.grow(100);
    var note = other.grow(300, "changed");
    try (var followed = follow(other, "--every=1")) {
      assertThat(followed.all()).contains("two versions", note.toString().stripTrailing());
      assertThat(followed.ends()).isEqualTo(1);
    }
    assertThat(Files.readString(folder.resolve("seen.fork-300-400")))
        .contains("huiyin-fork/v1", note.toString());
  }

  @Test
  void saysThatALogShrankOrCantBeRead() throws Exception {
    log.grow(300);
    try (var followed = follow(log)) {
      assertThat(followed.ends()).isZero();
    }
    var shorter = new TestLog(folder.resolve("shorter"));
    shorter.grow(200);
    try (var followed = follow(shorter)) {
      assertThat(followed.all())
          .contains("has shrunk: 300 entries were seen, and now it shows 200");
      assertThat(followed.ends()).isEqualTo(1);
    }
    try (var followed = follow(new TestLog(folder.resolve("nowhere")))) {
      assertThat(followed.all()).contains("there is no checkpoint");
      assertThat(followed.ends()).isEqualTo(1);
    }
  }

  @Test
  void demandsTheWitnessesThatAreAskedFor() throws Exception {
    log.grow(300);
    var policy = folder.resolve("witnesses");
    Files.writeString(
        policy, "witness w " + Keys.witness("witness.example").key() + "\nquorum w\n");
    try (var followed = follow(log, "--witnesses", policy.toString())) {
      assertThat(followed.all()).contains("not enough");
      assertThat(followed.ends()).isEqualTo(1);
    }
  }

  @Test
  void saysWhatCantBeDone() throws Exception {
    for (var wrong : List.of("--every=0", "--every=x", "--key=nokey", "extra", "--unknown")) {
      try (var followed = follow(log, wrong)) {
        assertThat(followed.ends()).as(wrong).isEqualTo(2);
      }
    }
  }
}
