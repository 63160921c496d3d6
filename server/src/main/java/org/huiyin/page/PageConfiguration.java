package org.huiyin.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  PageTexts textsOfEveryPage() {
    return new PageTexts("messages/page");
  }
}
