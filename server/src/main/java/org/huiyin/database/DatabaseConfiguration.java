package org.huiyin.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

  private static final int CONNECTIONS = 16;
  private static final int KEPT_OPEN = 4;

  @Bean
  Installation installation(@Value("${huiyin.home:" + Installation.USUAL + "}") Path home) {
    return Installation.at(home);
  }

  @Bean(destroyMethod = "close")
  RunningDatabase runningDatabase(
      DatabaseProperties properties,
      Installation installation,
      ObjectProvider<DatabaseAhead> startedAhead) {
    if (properties.namesServer()) {
      return ExternalPostgres.connect(properties.access());
    }
    DatabaseAhead ahead = startedAhead.getIfAvailable();
    return ahead == null ? EmbeddedPostgres.start(installation) : ahead.take();
  }

  /// The server's connections. A lost database is an answer within seconds, not a queue of waiting
  /// people: 4 s for a connection, 3 s to find one alive, 60 s for any single answer.
  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(RunningDatabase database) {
    DatabaseAccess access = database.access();
    HikariConfig config = new HikariConfig();
    config.setPoolName("huiyin");
    config.setJdbcUrl(access.url());
    config.setUsername(access.server().user());
    config.setPassword(access.server().password());
    config.setMaximumPoolSize(CONNECTIONS);
    // The rest come when people do, and go a minute after they went.
    config.setMinimumIdle(KEPT_OPEN);
    config.setIdleTimeout(60_000);
    config.setConnectionTimeout(4_000);
    config.setValidationTimeout(3_000);
    config.setConnectionInitSql(
        // Policies make short queries look dear to the planner: compiling one took 0.25 s.
        "SET TIME ZONE 'UTC'; SET jit = off; SET statement_timeout = '50s';"
            + " SET idle_in_transaction_session_timeout = '60s'");
    config.addDataSourceProperty("ApplicationName", "huiyin");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  @Bean
  FlywayConnectionDetails migrationsRunAsOwner(RunningDatabase database) {
    DatabaseAccess access = database.access();
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return access.url();
      }

      @Override
      public String getUsername() {
        return access.owner().user();
      }

      @Override
      public String getPassword() {
        return Objects.requireNonNullElse(access.owner().password(), "");
      }
    };
  }

  @Bean
  FlywayConfigurationCustomizer migrationsKnowTheServerRole(RunningDatabase database) {
    String serverRole = database.access().server().user();
    return flyway -> flyway.placeholders(Map.of("server_role", serverRole)).cleanDisabled(true);
  }
}
