package org.huiyin.complainant;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComplainantConfiguration {

  @Bean
  PageTexts textsForComplainants() {
    return new PageTexts("messages/complainant");
  }
}
