package org.huiyin;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.access.Credentials;
import org.huiyin.access.PasswordChoice;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Scope;
import org.huiyin.access.TokenMaking;
import org.huiyin.access.Tokens;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.database.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The real server on a real database, asked over HTTP. All classes that extend this share one
/// server, so each makes the institutions and officers it needs.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles(FaultController.PROFILE)
public abstract class ApiTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String PASSWORD = "a password for tests";

  /// Where the server under test keeps its keys.
  private static final Path HOME = TestHome.fresh();

  @Autowired protected Directory directory;
  @Autowired private Authorities authorities;
  @Autowired private Credentials credentials;
  @Autowired private Tokens tokens;
  @LocalServerPort private int port;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    DATABASE.register(registry);
    registry.add("huiyin.home", HOME::toString);
  }

  protected Call call(String method, String path) {
    return Call.to(port, method, path);
  }

  protected static String fresh(String word) {
    return word + "-" + NUMBER.incrementAndGet();
  }

  /// A new institution below someone outside, active.
  protected Institution institution() {
    Institution wanted = County.activeBelowSomeoneOutside(County.institution(fresh("institution")));
    return made(authorities.add(County.EDITOR, wanted));
  }

  /// A new officer who can't sign in yet.
  protected Officer officer(UUID institution, Role... roles) {
    return made(
        authorities.add(County.EDITOR, County.officer(institution, fresh("officer"), roles)));
  }

  /// Lets the officer sign in with a password of their own.
  protected String password(Officer officer) {
    credentials.issue("system:test", officer.id());
    if (credentials.choose(principal(officer), PASSWORD) instanceof PasswordChoice.Chosen) {
      return PASSWORD;
    }
    throw new AssertionError("not chosen");
  }

  protected String issuedPassword(Officer officer) {
    return credentials.issue("system:test", officer.id()).text();
  }

  protected String token(Officer officer, Scope... scopes) {
    TokenMaking making = tokens.make(principal(officer), "test", Set.of(scopes), 1);
    if (making instanceof TokenMaking.Made made) {
      return made.secret();
    }
    throw new AssertionError("not made: " + making);
  }

  /// The token of a new administrator.
  protected String administrator() {
    return token(officer(institution().id(), Role.ADMINISTRATOR), Scope.ADMIN);
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private static <T> T made(Change<T> change) {
    if (change instanceof Change.Created<T>(T value)) {
      return value;
    }
    throw new AssertionError("not created: " + change);
  }
}
