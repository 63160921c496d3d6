package org.huiyin.web;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.module.SimpleModule;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  MessageSource messageSource() {
    return new Bundles(List.of("messages/problems", "messages/matter"));
  }

  @Bean
  LocaleResolver localeResolver() {
    return new LanguageResolver();
  }

  @Bean
  JsonMapperBuilderCustomizer textIsStorable() {
    return json ->
        json.addModule(
            new SimpleModule("storable-text")
                .addDeserializer(String.class, new StorableText())
                .addKeyDeserializer(String.class, new StorableName()));
  }
}
