package org.huiyin.redaction;

import org.huiyin.matter.Evidence;
import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedactionConfiguration {

  @Bean
  PageTexts textsOfRedaction() {
    return new PageTexts("messages/redaction");
  }

  @Bean
  Painter painter() {
    return new Painter(Evidence.MOST_BYTES, Painter.LONGEST);
  }
}
