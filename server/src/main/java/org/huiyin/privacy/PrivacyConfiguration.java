package org.huiyin.privacy;

import java.nio.file.Path;
import org.huiyin.access.OfficerSecrets;
import org.huiyin.matter.ArchiveSeal;
import org.huiyin.matter.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the key folder of the installation at `huiyin.home` (environment: `HUIYIN_HOME`).
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

  @Bean
  Keys keys(@Value("${huiyin.home:./huiyin-data}") String home) {
    return new KeyFolder(Path.of(home)).open();
  }

  @Bean
  KeyId keyId(Keys keys) {
    return keys.id();
  }

  @Bean
  Sealing sealing(Keys keys) {
    return new Vault(keys);
  }

  @Bean
  ArchiveSeal archiveSeal(@Value("${huiyin.home:./huiyin-data}") String home) {
    return new ArchiveKeys(Path.of(home));
  }

  @Bean
  OfficerSecrets officerSecrets(Keys keys, Sealing sealing) {
    return new OfficerVault(keys.keyEncryption(), sealing);
  }
}
