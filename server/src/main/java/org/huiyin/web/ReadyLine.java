package org.huiyin.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Says where the server answers, once it does.
@Component
final class ReadyLine {

  private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

  @EventListener
  void ready(ApplicationReadyEvent event) {
    Environment environment = event.getApplicationContext().getEnvironment();
    String port = environment.getProperty("local.server.port");
    if (port != null) {
      log.info("Huiyin answers on http://localhost:{}", port);
    }
  }
}
