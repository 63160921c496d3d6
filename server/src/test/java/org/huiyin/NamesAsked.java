package org.huiyin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Remembers which names this JVM has asked a name server about; asks as ever. Made by the JDK
/// itself, through `META-INF/services`.
public final class NamesAsked extends InetAddressResolverProvider {

  private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

  /// All since the JVM began.
  static Set<String> names() {
    return Set.copyOf(NAMES);
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver own = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        NAMES.add(host);
        return own.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return own.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "names asked";
  }
}
