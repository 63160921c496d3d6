package org.huiyin.authority;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.database.Transactions;
import org.huiyin.rulebook.Rulebook;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// One node's directory and the way to change it, on a real database.
public final class TestAuthorities {

  private static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private final LiveDirectory directory;
  private final Gazetteer gazetteer;
  private final Authorities authorities;
  private final Covers covers;
  private final Transactions transactions;
  private final Recording recording;
  private final Kinds kinds;

  private TestAuthorities(
      Transactions transactions, InstantSource time, List<StandingChanges> told) {
    JsonMapper json = JsonMapper.shared();
    gazetteer = new Gazetteer(transactions);
    directory = new LiveDirectory(transactions, gazetteer);
    this.transactions = transactions;
    kinds = new Kinds(new Xinfang(), told);
    recording = new Recording(time, ZoneId.of("Asia/Shanghai"), json);
    WaysIn waysIn = new NobodysOwn();
    SetUp setUp = new SetUp(transactions, waysIn, recording, time);
    ProposalReading reading = new ProposalReading(kinds, json, time);
    DirectoryChanges changes =
        new DirectoryChanges(transactions, directory, setUp, recording, reading, List.of(), time);
    authorities = new Authorities(transactions, directory, changes, kinds, setUp);
    covers = new Covers(transactions, directory, time);
  }

  /// So the set-up never ends, and one alone changes everything.
  private static final class NobodysOwn implements WaysIn {

    @Override
    public boolean isOwn(JdbcClient jdbc, UUID officer) {
      return false;
    }

    @Override
    public Optional<Instant> lastGiven(JdbcClient jdbc, UUID officer) {
      return Optional.empty();
    }
  }

  public static TestAuthorities on(Transactions transactions) {
    return on(transactions, InstantSource.fixed(Instant.parse("2026-10-01T16:30:00Z")));
  }

  public static TestAuthorities on(
      Transactions transactions, InstantSource time, StandingChanges... told) {
    return new TestAuthorities(transactions, time, List.of(told));
  }

  /// Every institution follows the one that comes along; no other may be planned.
  private static final class Xinfang implements Procedures {

    @Override
    public Optional<Rulebook> inForce(UUID institution) {
      return Optional.of(XINFANG);
    }

    @Override
    public Optional<Candidate> candidate(Directory now, UUID institution, EditionPlan.Start start) {
      return Optional.empty();
    }
  }

  Covers covers() {
    return covers;
  }

  public Directory directory() {
    return directory;
  }

  PlaceIntake places(DataSource connections) {
    return new PlaceIntake(transactions, connections, directory, recording);
  }

  InstitutionIntake institutions() {
    return new InstitutionIntake(transactions, authorities, directory, gazetteer);
  }

  CheckingConfiguration checking() {
    return new CheckingConfiguration(transactions, kinds, JsonMapper.shared());
  }

  Gazetteer gazetteer() {
    return gazetteer;
  }

  public Authorities authorities() {
    return authorities;
  }

  /// Follows the changes of other nodes until the returned handle is closed.
  AutoCloseable watching() {
    directory.start();
    return directory::stop;
  }
}
