package org.huiyin.complainant;

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
}
