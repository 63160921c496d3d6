package org.huiyin.evidence;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.huiyin.matter.Sealing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  @Bean
  Folder evidenceFolder(
      @Value("${huiyin.home:./huiyin-data}") Path home,
      @Value("${huiyin.evidence-folder:}") String folder,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Folder(folder.isEmpty() ? home.resolve("evidence") : Path.of(folder), securityTime);
  }

  @Bean
  Looking looking() {
    return new Looking(new OwnProcess(Duration.ofSeconds(10)));
  }

  @Bean
  Holding holding(Folder folder, Sealing sealing) {
    return new Holding(folder, sealing, new SecureRandom(), new OwnProcess());
  }
}
