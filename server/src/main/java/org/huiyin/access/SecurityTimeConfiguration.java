package org.huiyin.access;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The time by which sessions, tokens and limits are measured: the system clock's, always.
/// Legal time is another bean, which demonstrations and tests set.
@Configuration(proxyBeanMethods = false)
class SecurityTimeConfiguration {

  @Bean
  InstantSource securityTime() {
    return InstantSource.system();
  }
}
