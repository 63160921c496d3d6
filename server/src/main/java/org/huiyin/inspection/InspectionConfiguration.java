package org.huiyin.inspection;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.authority.CheckingConfiguration;
import org.huiyin.database.Installation;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.matter.Checking;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class InspectionConfiguration {

  @Bean
  Inspection inspection(
      Checking checking,
      CheckingConfiguration configuration,
      Transactions transactions,
      Installation installation,
      Environment environment,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone,
      @Qualifier("legalTimeSource") InstantSource legalTime,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Inspection(
        checking,
        configuration,
        new LogRows(transactions),
        installation.state().resolve("checkpoint"),
        zone,
        legalTime,
        securityTime,
        witnesses(environment));
  }

  private static List<VerifierKey> witnesses(Environment environment) {
    List<VerifierKey> keys = new ArrayList<>();
    for (int n = 0; ; n++) {
      String key = environment.getProperty("huiyin.ledger.witnesses[" + n + "].key");
      if (key == null) {
        return keys;
      }
      keys.add(VerifierKey.parse(key.strip()));
    }
  }
}
