package org.huiyin.matter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What complainants do with what is held of them.
@Configuration(proxyBeanMethods = false)
class OwnDataConfiguration {

  @Bean
  Corrections corrections(
      Parts parts,
      DataSource dataSource,
      Searched searched,
      @Qualifier("securityTime") InstantSource securityTime) {
    return new Corrections(parts, new CorrectionStore(dataSource), searched, securityTime);
  }

  @Bean
  OwnCopies ownCopies(Parts parts, Viewing viewing, Corrections corrections, Ratings ratings) {
    return new OwnCopies(parts, viewing, corrections, ratings);
  }

  @Bean
  OwnEntries ownEntries(Parts parts) {
    return new OwnEntries(parts);
  }

  @Bean
  Protection protection(Parts parts) {
    return new Protection(parts);
  }

  @Bean
  RecurringTask<Void> forgetEarlierIdentities(Corrections corrections) {
    return Tasks.recurring("forget-earlier-identities", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> corrections.forget());
  }
}
