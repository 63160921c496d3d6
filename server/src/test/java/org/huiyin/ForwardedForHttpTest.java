package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/// Whoever asks through a proxy is who that proxy says: it is believed in a private network, and
/// what it says is compared and never looked up.
class ForwardedForHttpTest {

  private final TestServer server = TestServer.shared();

  /// Whoever can make the server ask for a name can tell somebody outside what they like, and holds
  /// a thread for as long as the answer takes.
  @Test
  void noHeaderMakesTheServerAskForAName() throws Exception {
    String mark = UUID.randomUUID().toString();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String header :
          List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-By", "Forwarded")) {
        String name = mark + "-" + header.toLowerCase(Locale.ROOT) + ".invalid";
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(server.uri() + "/"))
                .header(header, header.equals("Forwarded") ? "for=" + name : name)
                .build();
        client.send(request, BodyHandlers.discarding());
      }
    }
    assertThat(NamesAsked.names()).noneMatch(name -> name.contains(mark));
  }

  /// Otherwise the test above would pass whatever was asked.
  @Test
  void aNameThatIsAskedForIsNoticed() {
    String name = UUID.randomUUID() + ".invalid";
    try {
      assertThat(InetAddress.getByName(name)).isNull();
    } catch (UnknownHostException expected) {
      assertThat(NamesAsked.names()).contains(name);
    }
  }

  private boolean isBelieved(String address) {
    String proxies =
        server
            .bean(Environment.class)
            .getRequiredProperty("server.tomcat.remoteip.internal-proxies");
    return Pattern.matches(proxies, address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "10.255.255.254",
        "192.168.1.20",
        "169.254.3.4",
        "172.16.0.9",
        "172.31.255.1",
        "100.64.0.1",
        "100.127.9.9",
        "::1",
        "0:0:0:0:0:0:0:1",
        "fc00:0:0:0:0:0:0:5",
        "fd12:3456::1",
        "fe80:0:0:0:1234:5678:9abc:def0",
        "fe80:0:0:0:1234:5678:9abc:def0%eth0"
      })
  void aProxyInAPrivateNetworkIsBelieved(String address) {
    assertThat(isBelieved(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11.0.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.169.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "203.0.113.9",
        "2001:db8::1",
        "fec0::1",
        "10.example.org",
        "10.0.0.1.example.org",
        "127.0.0.1 ",
        ""
      })
  void nobodyElseIs(String address) {
    assertThat(isBelieved(address)).isFalse();
  }
}
