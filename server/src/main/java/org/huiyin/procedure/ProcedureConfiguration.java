package org.huiyin.procedure;

import java.time.InstantSource;
import java.util.List;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Directory;
import org.huiyin.database.Transactions;
import org.huiyin.rulebook.Rulebook;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ProcedureConfiguration {

  private static final List<String> SHIPPED = List.of("cn-xinfang");

  @Bean
  EditionStore editionStore(JdbcClient jdbc, Transactions transactions) {
    return new EditionStore(jdbc, transactions);
  }

  @Bean
  Proofs proofs() {
    return new Proofs();
  }

  @Bean
  Pictures pictures() {
    return new Pictures();
  }

  @Bean
  Editions editions(
      EditionStore store,
      Directory directory,
      @Qualifier("legalTime") InstantSource legalTime,
      Proofs proofs,
      Pictures pictures) {
    return new Editions(
        store,
        directory,
        legalTime,
        proofs,
        pictures,
        SHIPPED.stream().map(Rulebook::bundled).toList());
  }

  @Bean
  Planning planning(Authorities authorities, Editions editions) {
    return new Planning(authorities, editions);
  }

  /// After the start, so that nobody waits for it.
  @Bean
  @ConditionalOnWebApplication // The commands, such as check, open no matters.
  ApplicationListener<ApplicationReadyEvent> proofsOfWhatIsInForce(Editions editions) {
    return ready -> editions.prove();
  }
}
