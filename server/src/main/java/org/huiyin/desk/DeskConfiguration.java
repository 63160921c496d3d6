package org.huiyin.desk;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

  @Bean
  PageTexts textsForOfficers() {
    return new PageTexts("messages/desk");
  }
}
