package org.huiyin.evidence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.huiyin.evidence.Scanning.Unscanned;
import org.huiyin.matter.Sealing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

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
    Folder here = new Folder(evidence(home, folder), securityTime);
    return bucket.named() ? Bucket.of(bucket, here) : here;
  }

  private static Path evidence(Path home, String folder) {
    return folder.isEmpty() ? home.resolve("evidence") : Path.of(folder);
  }

  @Bean
  Looking looking() {
    return new Looking(new OwnProcess(Duration.ofSeconds(10)));
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
    return new Holding(folder, sealing, new SecureRandom(), scanning, slots, new OwnProcess());
  }

  @Bean
  UploadFolder uploadFolder(
      @Value("${huiyin.home:./huiyin-data}") Path home,
      @Value("${huiyin.evidence-folder:}") String folder,
      @Value("${huiyin.limits.unfinished-uploads}") int most,
      @Value("${huiyin.limits.unfinished-upload-bytes}") DataSize mostBytes,
      Sealing sealing,
      Slots slots,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new UploadFolder(
        evidence(home, folder).resolve("uploads"),
        sealing,
        slots,
        new UploadFolder.Bounds(most, mostBytes.toBytes()),
        securityTime);
  }

  @Bean
  Uploads uploads(UploadFolder folder, Sealing sealing, Holding holding) {
    return new Uploads(folder, new UploadKeys(sealing, new SecureRandom()), holding);
  }

  @Bean
  RecurringTask<Void> forgetUploads(UploadFolder folder) {
    return Tasks.recurring("forget-uploads", FixedDelay.ofHours(1))
        .execute((instance, context) -> folder.sweep());
  }

  @Bean
  EvidenceHealthIndicator evidenceHealthIndicator(
      Shelf folder, Scanning scanning, @Qualifier("securityTime") InstantSource securityTime) {
    return new EvidenceHealthIndicator(folder, scanning, securityTime);
  }
}
