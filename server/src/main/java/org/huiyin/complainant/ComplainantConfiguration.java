package org.huiyin.complainant;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.huiyin.page.FormsWithFiles;
import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComplainantConfiguration {

  @Bean
  FormsWithFiles questionsWithFiles() {
    return new FormsWithFiles("/bring");
  }

  @Bean
  FormsWithFiles actsWithFiles() {
    return new FormsWithFiles("/matter/act/");
  }

  @Bean
  PageTexts textsForComplainants() {
    return new PageTexts("messages/complainant");
  }

  @Bean
  RecurringTask<Void> forgetDraftForms(DraftForms drafts) {
    return Tasks.recurring("forget-draft-forms", FixedDelay.ofHours(1))
        .execute((instance, context) -> drafts.sweep());
  }
}
