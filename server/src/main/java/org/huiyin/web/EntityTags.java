package org.huiyin.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tags of what an answer holds (RFC 9110, section 8.8.3): equal exactly when its JSON is.
/// Thread-safe.
@Component
public final class EntityTags {

  private static final int BYTES = 18;

  private final JsonMapper json;

  EntityTags(JsonMapper json) {
    this.json = json;
  }

  /// The strong tag of a value, with its quotes.
  public String of(Object value) {
    byte[] digest = sha256(json.writeValueAsBytes(value));
    return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
  }

  /// Lets a change go on only if the client has seen what is there now.
  ///
  /// @param ifMatch the header field `If-Match`; empty goes on
  /// @throws ProblemException if it names other versions
  public void requireMatch(Optional<String> ifMatch, Object current) {
    if (ifMatch.isPresent() && !matches(ifMatch.get(), of(current))) {
      throw Problem.of(ProblemType.PRECONDITION_FAILED).exception();
    }
  }

  private static boolean matches(String ifMatch, String tag) {
    return Arrays.stream(ifMatch.split(",", -1))
        .map(String::strip)
        .anyMatch(named -> named.equals("*") || named.equals(tag));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
