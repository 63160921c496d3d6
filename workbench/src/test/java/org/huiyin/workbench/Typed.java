package org.huiyin.workbench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What came of typing a command.
record Typed(int status, String out, String err) {

  static Typed command(String... args) {
    return command("", args);
  }

  /// @param input what is typed at the prompt
  static Typed command(String input, String[] args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Workbench.run(
            List.of(args),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Typed(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The same in English at a prompt, a line for each of these.
  static Typed atThePrompt(String... lines) {
    return command(
        String.join("\n", lines) + "\n",
        new String[] {"simulate", "cn-xinfang", "--from", "2026-02-10", "--lang", "en"});
  }
}
