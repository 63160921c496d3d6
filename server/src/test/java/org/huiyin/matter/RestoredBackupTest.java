package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A backup that is older than an erasure, put back beside the current `state/`, shows nobody what
/// was erased since.
class RestoredBackupTest {

  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Brought withdrawn() {
    Api api = new Api(server);
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("identity", Map.of("name", "标记戊", "phone", "13900001234"));
    Brought brought = Brought.of(api, filing).done("withdraw", Map.of());
    server.moveTo(server.today().plusDays(20));
    server.bean(Lateness.class).sweep();
    assertThat(brought.stage()).isEqualTo("withdrawn");
    return brought;
  }

  private String id(Brought brought) {
    return server
        .database()
        .rows("select id::text from matter where number = ?", brought.number())
        .getFirst();
  }

  private Complainant complainant(Brought brought) {
    return new Complainant(
        brought.number().substring(0, 6), UUID.fromString(id(brought)), brought.number());
  }

  private List<String> rows(String sql, Brought brought) {
    return server.database().rows(sql, id(brought));
  }

  private void isErased(Brought brought) {
    assertThat(rows("select 1 from party where matter = ?::uuid", brought)).isEmpty();
    assertThat(
            rows(
                "select 1 from journal where matter = ?::uuid and content_ciphertext is not null",
                brought))
        .isEmpty();
    assertThat(
            rows("select octet_length(wrapped_key)::text from matter where id = ?::uuid", brought))
        .containsExactly("0");
    assertThat(differences()).isEmpty();
  }

  private List<String> differences() {
    return server.bean(Checking.class).check(true).differences().stream()
        .map(Checking.Difference::toString)
        .toList();
  }

  private ErasureRegister register() {
    return new ErasureRegister(server.home().resolve("state"));
  }

  @Test
  void whatWasErasedSinceDoesNotComeBack() {
    Brought erased = withdrawn();
    Brought renamed = Brought.of(new Api(server), Brought.aComplaint());
    Brought other = Brought.of(new Api(server), Brought.aComplaint());
    server.close();
    TestDatabase backup = server.database().copied();
    server = server.againOn(server.database());
    assertThat(server.bean(OwnErasure.class).all(complainant(erased), Locale.ENGLISH)).isEmpty();
    assertThat(server.bean(OwnErasure.class).identity(complainant(renamed))).isEmpty();

    server = server.againOn(backup);

    isErased(erased);
    assertThat(rows("select 1 from party where matter = ?::uuid", renamed)).isEmpty();
    assertThat(rows("select 1 from party where matter = ?::uuid", other)).hasSize(1);
    assertThat(
            rows(
                "select facts::jsonb #>> '{with,ground}' from journal where matter = ?::uuid"
                    + " and facts::jsonb ->> 'act' in ('erased', 'identity-erased')",
                erased))
        .containsExactly("restored");

    server = server.againOn(backup);
    assertThat(rows("select 1 from journal where matter = ?::uuid and salt is not null", erased))
        .as("the second start erases nothing")
        .hasSize(1);
  }

  @Test
  void whoeverErasedTwiceWhoTheyAreIsNobodyAfterwards() {
    Brought brought = Brought.of(new Api(server), Brought.aComplaint());
    for (int time = 0; time < 2; time++) {
      assertThat(server.bean(OwnErasure.class).identity(complainant(brought))).isEmpty();
      assertThat(
              server
                  .bean(Corrections.class)
                  .correct(complainant(brought), Map.of("name", "标记戊", "phone", "13900001234")))
          .isInstanceOf(Corrections.Corrected.Done.class);
      server.moveTo(server.today().plusDays(3));
    }
    server.close();
    TestDatabase backup = server.database().copied();
    server = server.againOn(server.database());
    assertThat(rows("select 1 from party where matter = ?::uuid", brought))
        .as("what was given again stays")
        .hasSize(1);
    assertThat(server.bean(OwnErasure.class).identity(complainant(brought))).isEmpty();

    server = server.againOn(backup);

    assertThat(rows("select 1 from party where matter = ?::uuid", brought)).isEmpty();
    assertThat(differences()).isEmpty();
  }

  /// The register is written before the database: who is killed in between has the one and not
  /// the other.
  @Test
  void whatACrashCutOffIsFinishedAtTheNextStart() {
    Brought brought = withdrawn();
    ErasureRegister.Subject subject =
        new ErasureRegister.Subject(
            brought.number().substring(0, 6),
            UUID.fromString(id(brought)),
            ErasureRegister.What.ALL);
    register().add(new ErasureRegister.Line(subject, server.today()));
    assertThat(rows("select 1 from party where matter = ?::uuid", brought)).hasSize(1);
    server = server.againOn(server.database());
    isErased(brought);
  }

  @Test
  void aLineThatWasCutOffWasNeverWritten() throws IOException {
    Brought brought = withdrawn();
    Path file = server.home().resolve("state/erased");
    Files.writeString(file, "+ all 990123 " + id(brought), StandardOpenOption.CREATE);
    server = server.againOn(server.database());
    assertThat(rows("select 1 from party where matter = ?::uuid", brought)).hasSize(1);
    assertThat(server.bean(OwnErasure.class).all(complainant(brought), Locale.ENGLISH)).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(1);
    isErased(brought);
  }

  @Test
  void aLostRegisterIsMadeAnewFromTheDatabase() throws IOException {
    Brought brought = withdrawn();
    assertThat(server.bean(OwnErasure.class).all(complainant(brought), Locale.ENGLISH)).isEmpty();
    List<ErasureRegister.Line> before = register().lines();
    assertThat(before).hasSize(1);
    Files.delete(server.home().resolve("state/erased"));
    server = server.againOn(server.database());
    assertThat(register().lines()).isEqualTo(before);
    isErased(brought);
  }

  @Test
  void aDamagedRegisterIsNotServedWith() {
    Path state = server.home().resolve("state");
    ErasureRegister.Subject subject =
        new ErasureRegister.Subject("990123", UUID.randomUUID(), ErasureRegister.What.ALL);
    ErasureRegister register = new ErasureRegister(state);
    register.add(new ErasureRegister.Line(subject, LocalDate.of(2026, 3, 2)));
    assertThat(register.add(new ErasureRegister.Line(subject, LocalDate.of(2026, 3, 3)))).isFalse();
    register.takeBack(new ErasureRegister.Line(subject, LocalDate.of(2026, 3, 2)));
    assertThat(register().lines()).isEmpty();
    write(state.resolve("erased"), "+ all 990123 nobody 2026-03-02\n");
    assertThatThrownBy(() -> register().lines())
        .isInstanceOf(ErasureRegister.Damaged.class)
        .hasMessageContaining("line 1");
    TestDatabase database = server.database();
    assertThatThrownBy(() -> server.againOn(database))
        .hasStackTraceContaining("register of erasures");
    write(state.resolve("erased"), "");
    server = server.againOn(database);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
