package org.huiyin.record;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import org.huiyin.authority.SystemChanges;
import org.huiyin.database.Installation;
import org.huiyin.database.Transactions;
import org.huiyin.privacy.LedgerKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

  @Bean
  LedgerSettings ledgerSettings(
      @Value("${huiyin.ledger.origin:}") String origin,
      @Value("${huiyin.address:}") String address,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone,
      @Value("${huiyin.ledger.daily-at:00:00}") String dailyAt) {
    return new LedgerSettings(origin.strip(), address, zone, LocalTime.parse(dailyAt));
  }

  @Bean
  LedgerStore ledgerStore(JdbcClient jdbc, JdbcTemplate arrays) {
    return new LedgerStore(jdbc, arrays);
  }

  @Bean
  LogKeys logKeys(LedgerKeys folder) {
    return new LogKeys(folder);
  }

  @Bean
  Watch ledgerWatch(
      LedgerStore store,
      Installation installation,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Watch(store, new NotedCheckpoint(installation.state()), securityTime);
  }

  @Bean
  Founding ledgerFounding(
      Transactions transactions,
      LedgerStore store,
      LogKeys keys,
      Watch watch,
      LedgerSettings settings,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Founding(
        transactions, store, keys, watch, settings, securityTime, new SecureRandom());
  }

  @Bean
  Sequencer sequencer(
      Transactions transactions,
      LedgerStore store,
      LogKeys keys,
      Watch watch,
      LedgerSettings settings,
      @Qualifier("securityTime") InstantSource securityTime,
      @Qualifier("legalTimeSource") InstantSource legalTime) {
    return new Sequencer(
        transactions,
        store,
        keys,
        watch,
        new Sequencer.Times(securityTime, legalTime),
        settings,
        _ -> {});
  }

  /// The commands, such as check, leave it to the server.
  @Bean
  @Profile("!check")
  LedgerThread ledgerThread(
      Sequencer sequencer,
      Watch watch,
      Founding founded,
      @Value("${huiyin.ledger.tick:500ms}") Duration every) {
    return new LedgerThread(sequencer, watch, every);
  }

  @Bean
  LedgerHealthIndicator ledgerHealthIndicator(Watch watch) {
    return new LedgerHealthIndicator(watch);
  }

  @Bean
  LedgerMeters ledgerMeters(
      Transactions transactions,
      LedgerStore store,
      Watch watch,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new LedgerMeters(transactions, store, watch, securityTime);
  }

  @Bean
  Ledger ledger(LedgerStore store, LogKeys keys, Watch watch) {
    return new Ledger(store, keys, watch);
  }

  @Bean
  LedgerCopy ledgerCopy(Ledger ledger, Watch watch) {
    return new LedgerCopy(ledger, watch);
  }

  @Bean
  LedgerKeyChanges ledgerKeyChanges(
      Transactions transactions,
      LedgerStore store,
      LogKeys keys,
      SystemChanges published,
      LedgerSettings settings,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new LedgerKeyChanges(
        transactions, store, keys, published, securityTime, settings.zone());
  }
}
