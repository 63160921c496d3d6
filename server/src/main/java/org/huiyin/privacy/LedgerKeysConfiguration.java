package org.huiyin.privacy;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The keys that sign the ledger lie beside those that seal.
@Configuration(proxyBeanMethods = false)
class LedgerKeysConfiguration {

  /// After the guard, so that no key is made beside another installation's.
  @Bean
  LedgerKeys ledgerKeys(
      @Value("${huiyin.home:./huiyin-data}") String home, InstallationGuard ours) {
    return new LedgerKeys(Path.of(home));
  }
}
