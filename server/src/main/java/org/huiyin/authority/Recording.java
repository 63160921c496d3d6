package org.huiyin.authority;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Appends to the public record. Thread-safe.
@Component
final class Recording {

  private final InstantSource securityTime;
  private final ZoneId zone;
  private final JsonMapper json;

  Recording(
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone,
      JsonMapper json) {
    this.securityTime = securityTime;
    this.zone = zone;
    this.json = json;
  }

  /// @param tookEffect false for what was only proposed
  void append(
      DirectoryWriter writer,
      String what,
      Object details,
      Manner manner,
      boolean tookEffect,
      @Nullable UUID proposedBy) {
    Instant at = securityTime.instant();
    writer.record(
        LocalDate.ofInstant(at, zone),
        at,
        new DirectoryWriter.Entry(
            what, json.writeValueAsString(details), manner, tookEffect, proposedBy));
  }
}
