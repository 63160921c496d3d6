package org.huiyin.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The object store where files lie, if they don't lie on disk. `toString` shows nothing.
///
/// @param endpoint its address; null for Amazon's own of that region
/// @param pathStyle whether the bucket stands in the path and not in the name of the host
/// @param secretAccessKeyFile a file that holds the secret, read anew for each request
@ConfigurationProperties("huiyin.evidence.s3")
record BucketSettings(
    @Nullable URI endpoint,
    @Nullable String bucket,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("false") boolean pathStyle,
    @Nullable String accessKeyId,
    @Nullable String secretAccessKey,
    @Nullable Path secretAccessKeyFile) {

  boolean named() {
    return bucket != null && !bucket.isBlank();
  }

  String bucketName() {
    return required(bucket, "bucket");
  }

  String keyId() {
    return required(accessKeyId, "access-key-id");
  }

  String secret() {
    if (secretAccessKeyFile == null) {
      return required(secretAccessKey, "secret-access-key-file");
    }
    try {
      return Files.readString(secretAccessKeyFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("huiyin.evidence.s3.secret-access-key-file", e);
    }
  }

  private static String required(@Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("huiyin.evidence.s3." + name + ": it isn't set");
    }
    return value.strip();
  }

  @Override
  public String toString() {
    return "BucketSettings[hidden]";
  }
}
