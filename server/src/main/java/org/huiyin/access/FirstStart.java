package org.huiyin.access;

import java.io.PrintStream;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal.SystemPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Makes the administrator of an empty installation, and prints the password once, to the
/// console and not to the log, which others may keep. Where the start ended before a password
/// was in force, the next one makes it.
@Component
@Profile("!check")
final class FirstStart implements ApplicationRunner {

  static final String LOGIN = "admin";
  static final String INSTITUTION = "operator";

  private final Directory directory;
  private final Authorities authorities;
  private final Credentials credentials;
  private final PrintStream console;

  @Autowired
  FirstStart(Directory directory, Authorities authorities, Credentials credentials) {
    this(directory, authorities, credentials, System.out);
  }

  FirstStart(
      Directory directory, Authorities authorities, Credentials credentials, PrintStream console) {
    this.directory = directory;
    this.authorities = authorities;
    this.credentials = credentials;
    this.console = console;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (credentials.any()) {
      return;
    }
    Editor editor = new Editor(new SystemPrincipal("first-start").binding(), null);
    UUID administrator =
        directory.officerByLogin(LOGIN).orElseGet(() -> administrator(editor)).id();
    credentials.issueFirst(editor.principal(), administrator, this::tell);
  }

  private Officer administrator(Editor editor) {
    Institution operating =
        directory.institutionByCode(INSTITUTION).orElseGet(() -> operatingInstitution(editor));
    Officer officer =
        new Officer(
            UUID.randomUUID(),
            operating.id(),
            null,
            "系统管理员 Administrator",
            LOGIN,
            Set.of(Role.ADMINISTRATOR),
            Set.of(),
            true);
    return made(authorities.add(editor, officer));
  }

  /// Everybody works somewhere, so also whoever runs the installation. It takes in no matters,
  /// being inactive, and the administrator gives it its true name.
  private Institution operatingInstitution(Editor editor) {
    return made(
        authorities.add(
            editor,
            new Institution(
                UUID.randomUUID(),
                "000000",
                INSTITUTION,
                new Name("系统运行机构", "Operating institution"),
                null,
                null,
                null,
                "none",
                null,
                null,
                null,
                false)));
  }

  private static <T> T made(Change<T> change) {
    return switch (change) {
      case Change.Created<T>(T value) -> value;
      case Change.Changed<T>(T value) -> value;
      case Change.Absent<T> _, Change.Proposed<T> _ ->
          throw new IllegalStateException("first start: " + change);
      // Another node came first, or the installation has been altered by hand: the next start sees
      // which.
      case Change.Refused<T>(var findings) ->
          throw new IllegalStateException("first start: " + findings);
    };
  }

  private void tell(Password password) {
    console.printf(
        """

        ┌──────────────────────────────────────────────────────────────┐
          回音 Huiyin: first start of this installation 首次启动
          sign-in name 登录名   %s
          password 密码         %s
          Shown once and stored nowhere; it must be changed at first use.
          仅显示一次，不作保存；首次使用时须更改。
        └──────────────────────────────────────────────────────────────┘

        """,
        LOGIN, password.text());
    console.flush();
  }
}
