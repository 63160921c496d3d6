package org.huiyin.privacy;

import com.google.crypto.tink.Aead;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.access.OfficerSecrets;
import org.huiyin.matter.ArchiveSeal;
import org.huiyin.matter.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Opens the key folder of the installation at `huiyin.home` (environment: `HUIYIN_HOME`).
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

  @Bean
  KeyFolder keyFolder(@Value("${huiyin.home:./huiyin-data}") String home, Environment environment) {
    return new KeyFolder(Path.of(home), KmsKeys.of(environment));
  }

  @Bean
  Keys keys(KeyFolder folder) {
    Keys keys = folder.open();
    keys.keyEncryption().lookIn(() -> held(folder));
    return keys;
  }

  /// Nothing where the folder is damaged: [EpochWatch] says so, and what is held goes on.
  private static Map<Integer, Aead> held(KeyFolder folder) {
    try {
      Map<Integer, Aead> held = new HashMap<>();
      folder.contents().epochs().forEach((number, epoch) -> held.put(number, epoch.key()));
      return held;
    } catch (KeysUnusable e) {
      return Map.of();
    }
  }

  @Bean
  KeyRing keyRing(Keys keys) {
    return keys.keyEncryption();
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
