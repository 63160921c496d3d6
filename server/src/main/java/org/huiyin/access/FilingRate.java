package org.huiyin.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many matters may be brought from one address on this node: many at once, since a village
/// hall and a whole telephone network may share one, and then `huiyin.limits.filings-per-hour`.
///
/// No address is kept: a bucket is found by an HMAC of it (of the first half of an IPv6 address)
/// under a secret that is in memory alone and changes each day (UTC), so that neither the
/// database nor yesterday's memory says who was here. A request of this machine itself isn't
/// counted: a proxy that doesn't say who asks would otherwise be everybody. Holds at most
/// [#ADDRESSES], and forgets the one that was counted longest ago. Thread-safe.
@Component
public final class FilingRate {

  static final int ADDRESSES = 50_000;
  private static final int IPV6_NETWORK = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int perHour;
  private final InstantSource securityTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES;
        }
      };
  private LocalDate day = LocalDate.MIN;
  private SecretKeySpec secret = fresh();

  FilingRate(
      @Value("${huiyin.limits.filings-per-hour}") int perHour,
      @Qualifier("securityTime") InstantSource securityTime) {
    if (perHour < 1) {
      throw new IllegalArgumentException("huiyin.limits.filings-per-hour: " + perHour);
    }
    this.perHour = perHour;
    this.securityTime = securityTime;
  }

  /// Takes one filing; zero if there was one, and otherwise how long it takes until there is.
  public Duration take(HttpServletRequest request) {
    return take(request.getRemoteAddr());
  }

  synchronized Duration take(String address) {
    byte[] bytes = bytes(address);
    if (isThisMachine(bytes)) {
      return Duration.ZERO;
    }
    Instant now = securityTime.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      secret = fresh();
      buckets.clear();
    }
    ConsumptionProbe probe =
        buckets.computeIfAbsent(id(bytes), _ -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
        .withCustomTimePrecision(new SecurityTime(securityTime))
        .build();
  }

  private String id(byte[] address) {
    byte[] network = address.length > 4 ? Arrays.copyOf(address, IPV6_NETWORK) : address;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return Base64.getEncoder().encodeToString(mac.doFinal(network));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SecretKeySpec fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static boolean isThisMachine(byte[] address) {
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Addresses come as digits from the connector, or from a proxy that is believed: a name isn't
  /// looked up, and what is no address counts as one of its own.
  private static byte[] bytes(String address) {
    try {
      return InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException none) {
      return new byte[4];
    }
  }
}
