package org.huiyin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.huiyin.web.FilesAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket of an object store that speaks S3: `held/` for what isn't sent yet, `kept/` for what
/// is part of a matter. All nodes see the same. It only ever gets sealed bytes.
///
/// Files are begun on this machine's disk and put into the bucket once they are whole. A put is
/// answered when it is stored, checked by MD5 against what we sent, so that answer stands for
/// what `fsync` is on a disk. S3 has no move: keeping is a copy, then the deletion of what was
/// held. Of a sweep and a keeping at the same moment one wins, whole: either the copy found the
/// file, and the sweep only takes away what was held of it; or it didn't, and nothing is kept.
// KNOWN LIMIT: the store dates each object by the second at which it was copied, and may write a
// log of its own: unlike on our disk, a kept file isn't dated by its day alone (R7). Each sweep
// lists all kept files, a thousand a request.
final class Bucket implements Shelf, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Bucket.class);

  private static final String HELD = "held/";
  private static final String KEPT = "kept/";
  private static final Duration HELD_FOR = Duration.ofDays(1);
  private static final Duration UNRECORDED_FOR = Duration.ofDays(2);
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String bucket;
  private final Folder here;

  private Bucket(S3Client s3, String bucket, Folder here) {
    this.s3 = s3;
    this.bucket = bucket;
    this.here = here;
  }

  /// @param here where files are begun
  static Bucket of(BucketSettings settings, Folder here) {
    return of(settings, here, new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30)));
  }

  /// How long the store is waited for.
  record Patience(Duration connection, Duration silence) {}

  static Bucket of(BucketSettings settings, Folder here, Patience patience) {
    settings.keyId();
    settings.secret();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(
                () -> AwsBasicCredentials.create(settings.keyId(), settings.secret()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(patience.connection())
                    .socketTimeout(patience.silence()))
            .forcePathStyle(settings.pathStyle())
            // Each object is put whole, with its MD5: many stores know no newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return new Bucket(builder.build(), settings.bucketName(), here);
  }

  @Override
  public long room() {
    return here.room();
  }

  @Override
  public FileChannel begin(UUID file) throws IOException {
    return here.begin(file);
  }

  @Override
  public SeekableByteChannel readUnfinished(UUID file) throws IOException {
    return here.readUnfinished(file);
  }

  @Override
  public void finish(UUID file) throws IOException {
    here.finish(file);
    Path whole = here.held(file);
    try {
      s3.putObject(
          put ->
              put.bucket(bucket)
                  .key(HELD + file)
                  .contentMD5(md5(whole))
                  .contentType("application/octet-stream"),
          RequestBody.fromFile(whole));
    } catch (SdkException e) {
      log.error("A file can't be put into the object store: {}", said(e));
      throw new FilesAway("the object store", e);
    } finally {
      here.drop(file);
    }
  }

  private static String md5(Path file) {
    MessageDigest digest = md5();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  /// What can't be deleted now is swept within a day.
  @Override
  public void drop(UUID file) {
    here.drop(file);
    deleted(HELD + file);
  }

  private boolean deleted(String key) {
    try {
      s3.deleteObject(delete -> delete.bucket(bucket).key(key));
      return true;
    } catch (SdkException e) {
      log.warn("An object is left to the next sweep: {}", said(e));
      return false;
    }
  }

  @Override
  public boolean keep(UUID file) {
    boolean copied =
        found(
                () ->
                    s3.copyObject(
                        copy ->
                            copy.sourceBucket(bucket)
                                .sourceKey(HELD + file)
                                .destinationBucket(bucket)
                                .destinationKey(KEPT + file)))
            .isPresent();
    if (!copied) {
      return isKept(file);
    }
    deleted(HELD + file);
    return true;
  }

  @Override
  public InputStream open(UUID file) {
    return found(() -> (InputStream) s3.getObject(get -> get.bucket(bucket).key(KEPT + file)))
        .orElseThrow(
            () -> new UncheckedIOException(new NoSuchFileException("kept/" + file + " in S3")));
  }

  @Override
  public boolean isKept(UUID file) {
    return is(KEPT + file);
  }

  @Override
  public boolean has(UUID file) {
    return is(HELD + file) || isKept(file);
  }

  /// What can't be deleted now is swept within two days, since nothing names it any more.
  @Override
  public void erase(UUID file) {
    deleted(KEPT + file);
  }

  private boolean is(String key) {
    return found(() -> s3.headObject(head -> head.bucket(bucket).key(key))).isPresent();
  }

  /// Empty where the object isn't there.
  ///
  /// @throws UncheckedIOException where that can't be known now
  private static <T> Optional<T> found(Supplier<T> asked) {
    try {
      return Optional.of(asked.get());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND && !isNoBucket(e)) {
        return Optional.empty();
      }
      throw away(e);
    } catch (SdkException e) {
      throw away(e);
    }
  }

  private static boolean isNoBucket(S3Exception e) {
    return e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
  }

  private static RuntimeException away(SdkException e) {
    log.error("The object store doesn't do what it is asked: {}", said(e));
    return new UncheckedIOException(new FilesAway("the object store", e));
  }

  /// Its own words can hold the address of an object, which is random.
  private static String said(SdkException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /// Whether the bucket is there for us.
  boolean answers() {
    try {
      s3.headBucket(head -> head.bucket(bucket));
      return true;
    } catch (SdkException e) {
      log.warn("The object store doesn't answer: {}", said(e));
      return false;
    }
  }

  @Override
  public Set<UUID> keptLongAgo(Instant now) {
    Set<UUID> kept = new HashSet<>(here.keptLongAgo(now));
    for (ListObjectsV2Response page :
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(KEPT))) {
      kept.addAll(old(page, KEPT, now.minus(Folder.LONG_AGO)));
    }
    return kept;
  }

  @Override
  public int sweep(Instant now, UnaryOperator<Set<UUID>> recorded) {
    int deleted = here.sweep(now, recorded);
    deleted += sweep(HELD, now.minus(HELD_FOR), _ -> Set.of());
    return deleted + sweep(KEPT, now.minus(UNRECORDED_FOR), recorded);
  }

  private static Set<UUID> old(ListObjectsV2Response page, String under, Instant before) {
    Set<UUID> old = new HashSet<>();
    for (S3Object object : page.contents()) {
      if (object.lastModified().isBefore(before)) {
        id(object.key().substring(under.length())).ifPresent(old::add);
      }
    }
    return old;
  }

  private int sweep(String under, Instant before, UnaryOperator<Set<UUID>> recorded) {
    int deleted = 0;
    for (ListObjectsV2Response page :
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(under))) {
      Set<UUID> old = old(page, under, before);
      if (!old.isEmpty()) {
        old.removeAll(recorded.apply(Set.copyOf(old)));
      }
      for (UUID file : old) {
        deleted += deleted(under + file) ? 1 : 0;
      }
    }
    return deleted;
  }

  /// What isn't named as we name files isn't ours.
  private static Optional<UUID> id(String name) {
    try {
      return Optional.of(UUID.fromString(name)).filter(id -> id.toString().equals(name));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    s3.close();
  }
}
