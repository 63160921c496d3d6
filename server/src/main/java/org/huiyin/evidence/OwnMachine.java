package org.huiyin.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A Java virtual machine of its own, for a program that reads what strangers have sent.
///
/// Guarantees: it ends when its memory is used up; when it crashes, neither its memory nor a report
/// of what was in it is written to a file; no other process of the same user can ask it for them;
/// libraries write nothing of a document to a log; of the server's environment it gets only what is
/// named. Doesn't guarantee an end: whoever starts it ends it. It has the rights of the server's
/// user.
///
/// @param megabytes of heap, > 0
/// @param options more of the machine's options
/// @param environment the names of what it is given of the server's environment
public record OwnMachine(int megabytes, List<String> options, Set<String> environment) {

  public OwnMachine {
    options = List.copyOf(options);
    environment = Set.copyOf(environment);
  }

  /// Starts a program that is on the server's own class path. What it writes to its standard error
  /// is read by nobody.
  public Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + megabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.LogFactory="
                + "org.apache.commons.logging.impl.LogFactoryImpl",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(environment);
    return builder.start();
  }
}
