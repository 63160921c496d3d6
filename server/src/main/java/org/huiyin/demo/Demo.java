package org.huiyin.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.huiyin.access.Credentials;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Lateness;
import org.huiyin.matter.LegalTime;
import org.huiyin.matter.SettableLegalTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Loads the county, walks one matter, and says where to look. With `huiyin.demo.walk-only` it
/// then ends the program, with 0 only if every step held.
@Component
@Profile("demo")
class Demo {

  private final Authorities authorities;
  private final Directory directory;
  private final Credentials credentials;
  private final Lateness lateness;
  private final LegalTime legalTime;
  private final SettableLegalTime settable;
  private final boolean walkOnly;
  private final Path home;
  private volatile int port;

  Demo(
      Authorities authorities,
      Directory directory,
      Credentials credentials,
      Lateness lateness,
      LegalTime legalTime,
      @Qualifier("legalTimeSource") InstantSource settable,
      @Value("${huiyin.demo.walk-only:false}") boolean walkOnly,
      @Value("${huiyin.home}") Path home) {
    this.home = home;
    this.authorities = authorities;
    this.directory = directory;
    this.credentials = credentials;
    this.lateness = lateness;
    this.legalTime = legalTime;
    this.settable = (SettableLegalTime) settable;
    this.walkOnly = walkOnly;
  }

  @EventListener
  void listening(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Locale locale =
        String.valueOf(System.getenv("LANG")).startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
    int status = walk(out, locale);
    if (walkOnly || status != 0) {
      ConfigurableApplicationContext context = event.getApplicationContext();
      System.exit(SpringApplication.exit(context, () -> status));
    }
  }

  private int walk(PrintStream out, Locale locale) {
    try {
      DemoCounty county = new DemoCounty(authorities, directory, credentials).load().withApproval();
      URI server = URI.create("http://localhost:" + port);
      DemoClient client = new DemoClient(server, locale, county::password);
      LocalDate start = legalTime.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
      Walk.Walked walked = new Walk(client, settable, lateness, locale, out).from(start);
      say(out, locale, server, walked, county);
      return 0;
    } catch (RuntimeException e) {
      out.println("The demo doesn't hold: " + e.getMessage());
      return 1;
    }
  }

  private static Path kept(Path file, String receipt) {
    try {
      return Files.writeString(file, receipt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(
      PrintStream out, Locale locale, URI server, Walk.Walked walked, DemoCounty county) {
    boolean zh = locale.getLanguage().equals("zh");
    out.printf(zh ? "%d步全部成立。%n" : "%d steps held.%n", walked.steps());
    Path receipt = home.resolve("receipt.json");
    out.printf(
        zh
            ? "回执可以离线核对：./huiyin verify %s%n"
            : "Its receipt, verified offline: ./huiyin verify %s%n",
        kept(receipt, walked.receipt()));
    if (walkOnly) {
      return;
    }
    out.printf(
        """

        Pages:               %s/
        Follow the matter:   curl -u '%s:%s' %s/api/v1/matters/%s
        Institutions:        curl %s/api/v1/institutions
        Description:         %s/api/openapi.json

        Officers sign in at  %s/sign-in (POST %s/api/v1/tokens gives a token for the API):
        """,
        server,
        walked.number(),
        walked.key(),
        server,
        walked.number(),
        server,
        server,
        server,
        server);
    county.logins().forEach(login -> out.printf("  %-24s %s%n", login, county.password(login)));
    out.printf("%nLegal time stands at %s. Stop with Ctrl+C.%n", legalTime.now());
  }
}
