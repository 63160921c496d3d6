package org.huiyin.audit;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  PageTexts textsForAuditors() {
    return new PageTexts("messages/audit");
  }
}
