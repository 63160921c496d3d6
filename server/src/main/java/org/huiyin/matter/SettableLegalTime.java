package org.huiyin.matter;

import java.time.Instant;
import java.time.InstantSource;

/// Legal time that stands still until it is moved: for the demo and for tests, never for real use.
///
/// It is there only where the setting `huiyin.legal-time.start` names an instant. Thread-safe.
public final class SettableLegalTime implements InstantSource {

  private volatile Instant now;

  public SettableLegalTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void moveTo(Instant instant) {
    now = instant;
  }
}
