package org.huiyin.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/// An answer that isn't counted as worked on while it waits for whoever takes it.
final class WaitingResponse extends HttpServletResponseWrapper {

  private final InFlight inFlight;

  WaitingResponse(HttpServletResponse response, InFlight inFlight) {
    super(response);
    this.inFlight = inFlight;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return new Waiting(super.getOutputStream(), inFlight);
  }

  private static final class Waiting extends ServletOutputStream {

    private final ServletOutputStream out;
    private final InFlight inFlight;

    Waiting(ServletOutputStream out, InFlight inFlight) {
      this.out = out;
      this.inFlight = inFlight;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      inFlight.pause();
      try {
        out.write(bytes, offset, length);
      } finally {
        inFlight.goOn();
      }
    }

    @Override
    public void flush() throws IOException {
      inFlight.pause();
      try {
        out.flush();
      } finally {
        inFlight.goOn();
      }
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }

    @Override
    public void close() throws IOException {
      inFlight.pause();
      try {
        out.close();
      } finally {
        inFlight.goOn();
      }
    }
  }
}
