package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.TestAuthorities;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.database.Transactions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

class FirstStartTest {

  private static final Pattern PASSWORD = Pattern.compile("[2-9a-z]{5}(-[2-9a-z]{5}){3}");

  private final TestDatabase database = TestDatabase.fresh();
  private final Transactions transactions = TestTransactions.on(database);
  private final TestAuthorities authority = TestAuthorities.on(transactions);
  private final Credentials credentials =
      new Credentials(
          transactions,
          authority.directory(),
          authority.authorities(),
          TestAccess.HASHES,
          new Attempts(
              TestTransactions.connections(database), new TestSecrets(), InstantSource.system()),
          new OfferedPasswords(InstantSource.system()),
          InstantSource.system(),
          false);

  @Test
  void makesOneAdministratorAndShowsThePasswordOnce() {
    String shown = start();
    assertThat(shown).contains("首次启动", "admin");
    Matcher password = PASSWORD.matcher(shown);
    assertThat(password.find()).isTrue();
    assertThat(credentials.signIn("admin", password.group()))
        .isInstanceOfSatisfying(
            SignIn.Accepted.class,
            accepted -> {
              assertThat(accepted.mustChange()).isTrue();
              assertThat(accepted.officer().roles()).containsExactly(Role.ADMINISTRATOR);
            });
    assertThat(password.find()).isFalse();

    assertThat(start()).isEmpty();
    assertThat(authority.directory().all())
        .singleElement()
        .extracting(Institution::active)
        .isEqualTo(false);
    assertThat(authority.directory().officers(authority.directory().all().getFirst().id()))
        .singleElement()
        .extracting(Officer::login)
        .isEqualTo("admin");
  }

  @Test
  void givesThePasswordAtTheNextStartWhereTheFirstCouldNotShowIt() {
    PrintStream gone =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8) {
          @Override
          public void flush() {
            throw new IllegalStateException("the terminal has gone");
          }
        };
    assertThatIllegalStateException().isThrownBy(() -> start(gone));
    assertThat(credentials.any()).isFalse();
    assertThat(PASSWORD.matcher(start()).find()).isTrue();
  }

  private String start() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    start(new PrintStream(console, true, StandardCharsets.UTF_8));
    return console.toString(StandardCharsets.UTF_8);
  }

  private void start(PrintStream console) {
    new FirstStart(authority.directory(), authority.authorities(), credentials, console)
        .run(new DefaultApplicationArguments());
  }
}
