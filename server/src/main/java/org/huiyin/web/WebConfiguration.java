package org.huiyin.web;

import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.module.SimpleModule;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/problems", "messages/matter");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    // Libraries ask for messages of theirs in languages that we don't have.
    messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
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
