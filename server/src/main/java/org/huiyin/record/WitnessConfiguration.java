package org.huiyin.record;

import java.time.Duration;
import java.time.InstantSource;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WitnessSettings.class)
class WitnessConfiguration {

  /// The commands, such as check, ask nobody.
  @Bean
  @Profile("!check")
  Witnesses witnesses(
      WitnessSettings settings,
      Watch watch,
      Transactions transactions,
      JdbcClient jdbc,
      Ledger ledger,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.ledger.ask-witnesses:1s}") Duration every) {
    return new Witnesses(
        settings,
        watch,
        new CosignatureStore(transactions, jdbc),
        ledger.prover(),
        securityTime,
        every);
  }
}
