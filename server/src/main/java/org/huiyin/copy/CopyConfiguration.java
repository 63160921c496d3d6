package org.huiyin.copy;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

  @Bean
  PageTexts textsOfCopies() {
    return new PageTexts("messages/copy");
  }
}
