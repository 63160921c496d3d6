package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// All or none, however many statements there are.
class FlightTest {

  private static final DataSource DATABASE = asOwner(TestDatabase.fresh());

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);

  private static DataSource asOwner(TestDatabase database) {
    var properties = database.properties();
    return new DriverManagerDataSource(
        database.url(),
        String.valueOf(properties.get("huiyin.db.owner.user")),
        String.valueOf(properties.get("huiyin.db.owner.password")));
  }

  @BeforeEach
  void makeATable() {
    jdbc.sql("drop table if exists flight").update();
    jdbc.sql("create table flight (n integer primary key, padding text)").update();
  }

  private static Flight flight(int statements) {
    Flight flight =
        new Flight().add("select set_config('huiyin.principal', ?, true)", "system:test");
    for (int n = 1; n < statements; n++) {
      flight.add("insert into flight (n, padding) values (?, ?)", n, "x".repeat(100));
    }
    return flight;
  }

  private int rows() {
    return jdbc.sql("select count(*) from flight").query(Integer.class).single();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, Flight.LONGEST, Flight.LONGEST + 1, 300, 1_000})
  void writesAll(int statements) {
    flight(statements).run(DATABASE);
    assertThat(rows()).isEqualTo(statements - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, Flight.LONGEST - 1, Flight.LONGEST, Flight.LONGEST + 1, 300, 1_000})
  void writesNothingIfTheLastFails(int statements) {
    Flight failing = flight(statements).add("insert into flight (n) values (1)");
    assertThatThrownBy(() -> failing.run(DATABASE)).isInstanceOf(DataAccessException.class);
    assertThat(rows()).isZero();
  }

  /// Of a statement that it has described the driver knows that texts are long, and would end the
  /// transaction before it: what was bound would be gone.
  @Test
  void staysBoundHoweverOftenItReads() throws Exception {
    jdbc.sql("insert into flight (n, padding) values (1, 'x')").update();
    try (Connection connection = DATABASE.getConnection()) {
      DataSource one = new SingleConnectionDataSource(connection, true);
      for (int i = 0; i < 20; i++) {
        assertThat(
                Flight.as(new Bound("system:test", null))
                    .add(
                        "select padding, principal() from flight where n = ? and padding <> ? and n < any (?)",
                        1,
                        "none",
                        new Integer[] {7})
                    .rows(one, (row, n) -> row.getString(1) + row.getString(2)))
            .containsExactly("xsystem:test");
      }
    }
  }

  @Test
  void readsNothingWithAValueOfUnknownType() {
    Flight unknown = Flight.as(new Bound("system:test", null)).add("select ?::text", (Object) null);
    assertThatThrownBy(() -> unknown.rows(DATABASE, (row, n) -> row.getString(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
