package org.huiyin.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import org.huiyin.access.SealedSecrets;
import org.huiyin.authority.SystemChanges;
import org.huiyin.database.Transactions;
import org.huiyin.matter.WrappedKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What keeps the epochs of the keys going.
@Configuration(proxyBeanMethods = false)
class RotationConfiguration {

  private static final int LOOKS_UNTIL_SILENT = 12;

  @Bean
  Epochs epochs(
      KeyFolder folder,
      Keys keys,
      Transactions transactions,
      SystemChanges published,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.keys.look-every:10s}") Duration every) {
    return new Epochs(
        folder,
        keys.keyEncryption(),
        transactions,
        published,
        securityTime,
        every.multipliedBy(LOOKS_UNTIL_SILENT));
  }

  /// After the guard, so that nothing is told to a database that isn't ours.
  @Bean
  EpochWatch epochWatch(
      Epochs epochs,
      InstallationGuard ours,
      @Value("${huiyin.keys.look-every:10s}") Duration every) {
    return new EpochWatch(epochs, every);
  }

  @Bean
  Rotation rotation(
      Keys keys,
      Epochs epochs,
      WrappedKeys matters,
      SealedSecrets officers,
      @Value("${huiyin.keys.backups-kept:400d}") Duration backupsKept) {
    return new Rotation(keys.keyEncryption(), epochs, matters, officers, backupsKept);
  }

  @Bean
  KeysCheck keysCheck(KeyRing ring, Epochs epochs, WrappedKeys matters, Transactions transactions) {
    return new KeysCheck(ring, epochs, matters, transactions);
  }

  @Bean
  RecurringTask<Void> rotateKeys(Rotation rotation) {
    return Tasks.recurring("rotate-keys", FixedDelay.ofMinutes(1))
        .execute((instance, context) -> rotation.sweep());
  }
}
