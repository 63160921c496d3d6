package org.huiyin.web;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.module.SimpleModule;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  @Bean
  LocaleResolver localeResolver() {
    AcceptHeaderLocaleResolver locales = new AcceptHeaderLocaleResolver();
    locales.setSupportedLocales(LANGUAGES);
    locales.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    return locales;
  }

  @Bean
  JsonMapperBuilderCustomizer textIsStorable() {
    return json ->
        json.addModule(
            new SimpleModule("storable-text")
                .addDeserializer(String.class, new StorableText()));
  }
}
