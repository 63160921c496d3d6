package org.huiyin.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/// A request that isn't counted as worked on while it waits for its body.
final class WaitingRequest extends HttpServletRequestWrapper {

  private final InFlight inFlight;

  WaitingRequest(HttpServletRequest request, InFlight inFlight) {
    super(request);
    this.inFlight = inFlight;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Waiting(super.getInputStream(), inFlight);
  }

  private static final class Waiting extends ServletInputStream {

    private final ServletInputStream in;
    private final InFlight inFlight;

    Waiting(ServletInputStream in, InFlight inFlight) {
      this.in = in;
      this.inFlight = inFlight;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      inFlight.pause();
      try {
        return in.read(target, offset, length);
      } finally {
        inFlight.goOn();
      }
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
