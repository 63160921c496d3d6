package org.huiyin.operation;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

  @Bean
  PageTexts textsForOperators() {
    return new PageTexts("messages/operation");
  }
}
