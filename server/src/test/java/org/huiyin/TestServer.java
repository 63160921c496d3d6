package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.huiyin.access.Credentials;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.database.TestDatabase;
import org.huiyin.demo.DemoClient;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.SettableLegalTime;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The real server over HTTP on a free loopback port, with a database of its own, the fictional
/// county, and legal time that tests move. Started once for all tests that ask for [#shared];
/// tests that break it start their own.
public final class TestServer implements AutoCloseable {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  /// So that each test of administrators needs no telephone.
  private static final String OFFERED = "offered";

  public static final LocalDate START = LocalDate.of(2026, 2, 10);

  private final TestDatabase database;
  private final ConfigurableApplicationContext context;
  private final DemoCounty county;
  private final Path home;
  private String legalTimeAtClose = instant(START).toString();

  private TestServer(
      TestDatabase database,
      Path home,
      Map<String, String> settings,
      boolean withCounty,
      String... profiles) {
    this.database = database;
    this.home = home;
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("huiyin.home", home.toString());
    properties.put("huiyin.legal-time.start", instant(START).toString());
    properties.put("server.port", "0");
    properties.put("huiyin.access.second-factor", OFFERED);
    properties.put("huiyin.desk.undo", "0s");
    properties.put("logging.level.root", "warn");
    properties.putAll(settings);
    this.context =
        new SpringApplicationBuilder(HuiyinApplication.class)
            .logStartupInfo(false)
            .profiles(profiles)
            .run(
                properties.entrySet().stream()
                    .map(property -> "--" + property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new));
    this.county =
        new DemoCounty(bean(Authorities.class), bean(Directory.class), bean(Credentials.class));
    if (withCounty) {
      county.load();
    }
  }

  /// A server of one's own.
  public static TestServer start() {
    return startOn(TestDatabase.fresh());
  }

  /// A server of one's own with these settings beside.
  public static TestServer with(Map<String, String> settings) {
    return new TestServer(TestDatabase.fresh(), folder(), settings, true);
  }

  /// A server just after its first start: there is nobody but the first administrator.
  public static TestServer empty() {
    return new TestServer(TestDatabase.fresh(), folder(), Map.of(), false);
  }

  /// A server that asks of administrators what one in real use does.
  public static TestServer strict() {
    return with(Map.of("huiyin.access.second-factor", "required"));
  }

  /// The demo, which walks its matter before this returns.
  public static TestServer demo() {
    return startOn(TestDatabase.fresh(), "demo");
  }

  /// A server of one's own on this database.
  public static TestServer startOn(TestDatabase database, String... profiles) {
    return new TestServer(database, folder(), Map.of(), true, profiles);
  }

  /// A server of one's own on this database with these settings beside.
  public static TestServer startOn(
      TestDatabase database, Map<String, String> settings, String... profiles) {
    return new TestServer(database, folder(), settings, true, profiles);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("huiyin-server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same installation, started once more.
  public TestServer again() {
    close();
    return new TestServer(database, home, Map.of(), true);
  }

  /// The same installation, started once more with these settings beside.
  public TestServer again(Map<String, String> settings) {
    close();
    return new TestServer(database, home, settings, true);
  }

  /// The same installation, started once more on another database, such as one that was put back.
  public TestServer againOn(TestDatabase other) {
    close();
    return new TestServer(other, home, Map.of("huiyin.legal-time.start", now()), true);
  }

  private String now() {
    return legalTimeAtClose;
  }

  /// The folder of the installation.
  public Path home() {
    return home;
  }

  /// The server that tests share. Its legal time only moves forward: file what you need, and
  /// count from [#today].
  public static TestServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final TestServer SERVER = start();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// For a type that the frameworks have several of.
  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public TestDatabase database() {
    return database;
  }

  public URI uri() {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port);
  }

  /// A client that signs the county's officers in as it needs them.
  public DemoClient client(Locale locale) {
    return new DemoClient(uri(), locale, this::password);
  }

  public String password(String login) {
    return county.password(login);
  }

  public SettableLegalTime legalTime() {
    return (SettableLegalTime) context.getBean("legalTimeSource");
  }

  public LocalDate today() {
    return LocalDate.ofInstant(legalTime().instant(), ZONE);
  }

  /// Moves legal time to nine in the morning of this day.
  public void moveTo(LocalDate day) {
    legalTime().moveTo(instant(day));
  }

  private static Instant instant(LocalDate day) {
    return day.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant();
  }

  @Override
  public void close() {
    if (context.isActive()) {
      legalTimeAtClose = legalTime().instant().toString();
    }
    context.close();
  }
}
