package org.huiyin.demo;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

  @Bean
  PageTexts textsOfTheDemo() {
    return new PageTexts("messages/demo");
  }
}
