package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/// An extension of Tink for [KmsProcess], found as any other is.
public final class TestKmsClient implements KmsClient {

  @Override
  public boolean doesSupport(String address) {
    return address.startsWith("test-kms://");
  }

  @Override
  public KmsClient withCredentials(String path) {
    return this;
  }

  @Override
  public KmsClient withDefaultCredentials() {
    return this;
  }

  @Override
  public Aead getAead(String address) {
    URI uri = URI.create(address);
    return new Remote(uri.getHost(), uri.getPort());
  }

  private record Remote(String host, int port) implements Aead {

    @Override
    public byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
      return ask("encrypt", plain, place);
    }

    @Override
    public byte[] decrypt(byte[] made, byte[] place) throws GeneralSecurityException {
      return ask("decrypt", made, place);
    }

    private byte[] ask(String what, byte[] text, byte[] place) throws GeneralSecurityException {
      HexFormat hex = HexFormat.of();
      try (Socket socket = new Socket(host, port)) {
        socket
            .getOutputStream()
            .write(
                (what + " " + hex.formatHex(text) + " " + hex.formatHex(place) + "\n")
                    .getBytes(US_ASCII));
        String said =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        if (said == null || said.equals("no")) {
          throw new GeneralSecurityException("refused");
        }
        return hex.parseHex(said);
      } catch (IOException e) {
        throw new GeneralSecurityException("away", e);
      }
    }
  }
}
