package org.huiyin.exporting;

import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportingConfiguration {

  @Bean
  PageTexts textsOfExports() {
    return new PageTexts("messages/exporting");
  }
}
