package org.huiyin.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/// Keys that a key management service keeps, each named by an address such as
/// `gcp-kms://projects/…`: by any extension of Tink, a [KmsClient] that a jar declares as a service
/// (`META-INF/services/com.google.crypto.tink.KmsClient`).
///
/// @param extensions a folder of jars, or nothing where they came with the program
/// @param credentials a file that the extension understands; otherwise it finds its own
record KmsKeys(@Nullable Path extensions, @Nullable String credentials) {

  static final KmsKeys NONE = new KmsKeys(null, null);

  /// As the operator has set it.
  static KmsKeys of(PropertyResolver settings) {
    String folder = settings.getProperty("huiyin.keys.kms-extensions", "");
    String credentials = settings.getProperty("huiyin.keys.kms-credentials", "");
    return new KmsKeys(
        folder.isEmpty() ? null : Path.of(folder), credentials.isEmpty() ? null : credentials);
  }

  /// The key at this address. Asks nobody yet.
  ///
  /// @throws KeysUnusable if there is no extension for it, or it doesn't take the credentials
  Aead at(String address) {
    for (KmsClient client : ServiceLoader.load(KmsClient.class, loader())) {
      if (client.doesSupport(address)) {
        try {
          KmsClient entered =
              credentials == null
                  ? client.withDefaultCredentials()
                  : client.withCredentials(credentials);
          return entered.getAead(address);
        } catch (GeneralSecurityException e) {
          throw new KeysUnusable(
              "The extension for " + address + " can't be used: " + e.getMessage() + ".",
              "Look at huiyin.keys.kms-credentials.",
              e);
        }
      }
    }
    throw new KeysUnusable(
        "There is no extension for keys at " + address + ".",
        "Put the jars of a Tink KMS extension into a folder, and name it in"
            + " huiyin.keys.kms-extensions.");
  }

  /// Stays open: classes are loaded from it as long as the key is used.
  private ClassLoader loader() {
    ClassLoader own = KmsKeys.class.getClassLoader();
    if (extensions == null) {
      return own;
    }
    try (Stream<Path> files = Files.list(extensions)) {
      URL[] jars =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .map(KmsKeys::url)
              .toArray(URL[]::new);
      return new URLClassLoader(jars, own);
    } catch (IOException e) {
      throw new KeysUnusable(
          "The folder " + extensions + " can't be read: " + e + ".",
          "Look at huiyin.keys.kms-extensions.",
          e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
