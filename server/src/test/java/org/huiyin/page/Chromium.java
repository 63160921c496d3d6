package org.huiyin.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's Chromium: one for all tests of this JVM, started by the first that needs it.
/// Where there is none, those tests are skipped and say what is missing. Not thread-safe.
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<Path> ON_A_MAC =
      List.of(
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  private Chromium() {}

  static Browser running() {
    assumeTrue(
        program().isPresent(),
        "No Chromium on this machine, so no page is tried in a browser: install it (on Debian:"
            + " apt-get install chromium fonts-noto-cjk) or name it in HUIYIN_CHROMIUM");
    return Started.BROWSER;
  }

  private static Optional<Path> program() {
    String named = System.getenv("HUIYIN_CHROMIUM");
    return named != null && !named.isBlank()
        ? Optional.of(Path.of(named)).filter(Files::isExecutable)
        : Stream.concat(onThePath(), ON_A_MAC.stream()).filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> onThePath() {
    List<String> folders =
        Arrays.asList(
            Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder).resolve(name)));
  }

  private static final class Started {

    static final Browser BROWSER = start();

    private static Browser start() {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(program().orElseThrow())
                  // Whatever a page links to: nothing is asked of anyone outside.
                  .setArgs(
                      List.of(
                          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE"
                              + " localhost")));
    }
  }
}
