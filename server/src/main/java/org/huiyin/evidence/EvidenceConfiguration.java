package org.huiyin.evidence;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import org.huiyin.evidence.Scanning.Unscanned;
import org.huiyin.matter.Sealing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BucketSettings.class)
class EvidenceConfiguration {

  /// A bucket if one is named, and this machine's disk if none is.
  @Bean
  Shelf evidenceFolder(
      @Value("${huiyin.home:./huiyin-data}") Path home,
      @Value("${huiyin.evidence-folder:}") String folder,
      BucketSettings bucket,
      @Qualifier("securityTime") InstantSource securityTime) {
    Folder here =
        new Folder(folder.isEmpty() ? home.resolve("evidence") : Path.of(folder), securityTime);
    return bucket.named() ? Bucket.of(bucket, here) : here;
  }

  @Bean
  Scanning scanning(
      @Value("${huiyin.evidence.clamd:}") String clamd,
      @Value("${huiyin.evidence.unscanned:take}") String unscanned) {
    return new Scanning(
        clamd.isBlank() ? null : Clamd.at(clamd.strip(), Scanning.LONGEST),
        Unscanned.valueOf(unscanned.strip().toUpperCase(Locale.ROOT)));
  }

  @Bean
  Slots slots() {
    return Slots.ofThisMachine();
  }

  @Bean
  Holding holding(Shelf folder, Sealing sealing, Scanning scanning, Slots slots) {
    return new Holding(folder, sealing, new SecureRandom(), scanning, slots);
  }

  @Bean
  EvidenceHealthIndicator evidenceHealthIndicator(
      Shelf folder,
      Scanning scanning,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new EvidenceHealthIndicator(folder, scanning, securityTime);
  }
}
