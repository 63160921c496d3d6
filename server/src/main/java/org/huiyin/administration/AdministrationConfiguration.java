package org.huiyin.administration;

import org.huiyin.page.FormsWithDocuments;
import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {

  @Bean
  PageTexts textsForAdministrators() {
    return new PageTexts("messages/administration");
  }

  @Bean
  FormsWithDocuments rulebooksAreUploaded() {
    return new FormsWithDocuments("/admin/rulebooks");
  }
}
