package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Processes are killed while people file, act and read, time passes and the log grows: the
/// server, and its database. What was acknowledged is there afterwards, once; what wasn't can be
/// sent again and is then there once. `./huiyin bench crash` does the same at length.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServerTest {

  static final String INSTITUTION = "990123-petitions";

  private final long seed = new Random().nextLong();
  private final CrashHome home = CrashHome.fresh();
  private final CrashRounds rounds = new CrashRounds(home, seed);

  @AfterAll
  void removeTheInstallation() {
    rounds.close();
    home.close();
  }

  /// As whoever installs Huiyin does it: with the password that the first start prints.
  static void addInstitution(ApiCaller api, String printed) {
    String chosen = UUID.randomUUID().toString();
    api.send(
            "PUT",
            "/password",
            Map.of("Authorization", ApiCaller.basic("admin", printed)),
            Map.of("password", chosen))
        .expect(204);
    String token =
        api.send(
                "POST",
                "/tokens",
                Map.of("Authorization", ApiCaller.basic("admin", chosen)),
                Map.of("label", "set-up", "scopes", List.of("admin"), "days", 1))
            .expect(201)
            .required("secret")
            .stringValue();
    api.send(
            "POST",
            "/admin/institutions",
            Map.of("Authorization", "Bearer " + token),
            Map.of(
                "authority",
                "990123",
                "code",
                INSTITUTION,
                "name",
                Map.of("zh", "青禾县信访局", "en", "Qinghe County Petition Office"),
                "superiorOutside",
                "望川市人民政府",
                "rulebook",
                "cn-xinfang",
                "active",
                true))
        .expect(201);
  }

  @Test
  void keepsEachAcknowledgedMatterOnceWhenTheServerIsKilled() {
    System.out.println("seed " + seed);
    rounds.killServer();
    rounds.killServer();
    rounds.killServerThatSweeps();
    rounds.killServer();
    rounds.killServerThatStarts();
    assertThat(rounds.people().unanswered()).as("killed under load").isPositive();
    rounds.holds();
  }

  @BeforeEach
  void aServerThatRuns() {
    rounds.begin();
  }

  @Test
  void recoversByItselfWhenTheDatabaseIsKilled() {
    for (boolean all : List.of(true, false, false, true, false)) {
      rounds.killDatabase(all);
      assertThat(rounds.people().refusals()).allSatisfy(Unavailable::isSaid);
    }
    rounds.holds();
  }
}
