package org.huiyin.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// The static files that the build made, each named by its content, so that a name never means
/// two things. In memory: there are few and they are small. Thread-safe.
@Component
public final class StaticFiles {

  private static final String FOLDER = "/assets/";

  static final class File {

    private final String type;
    private final byte[] plain;
    private final byte[] compressed;

    private File(String type, byte[] plain, byte[] compressed) {
      this.type = type;
      this.plain = plain;
      this.compressed = compressed;
    }

    String type() {
      return type;
    }

    byte[] plain() {
      return plain.clone();
    }

    /// The same by gzip.
    byte[] compressed() {
      return compressed.clone();
    }
  }

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, File> files = new HashMap<>();

  StaticFiles() {
    Properties names = new Properties();
    try (InputStream in = open("names.properties")) {
      names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String name : names.stringPropertyNames()) {
        String file = names.getProperty(name);
        paths.put(name, FOLDER + file);
        files.put(file, new File(type(name), read(file), read(file + ".gz")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a file.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  String path(String name) {
    String path = paths.get(name);
    if (path == null) {
      throw new IllegalArgumentException("name: no such file: " + name);
    }
    return path;
  }

  Optional<File> file(String hashed) {
    return Optional.ofNullable(files.get(hashed));
  }

  private static byte[] read(String file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String file) {
    InputStream in = StaticFiles.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException("the build left out " + FOLDER + file);
    }
    return in;
  }

  private static String type(String name) {
    if (name.endsWith(".js")) {
      return "text/javascript;charset=UTF-8";
    }
    return name.endsWith(".css") ? "text/css;charset=UTF-8" : "image/svg+xml";
  }
}
