package org.huiyin.database;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/// The passwords of the embedded database's three roles: 192 random bits each, made at the first
/// start, kept in `keys/database.properties` (mode 600).
record DatabasePasswords(String superuser, String owner, String server) {

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  static Path file(Installation installation) {
    return installation.keys().resolve("database.properties");
  }

  static DatabasePasswords readOrMake(Installation installation, boolean clusterExists) {
    Path file = file(installation);
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      if (clusterExists) {
        throw new DatabaseUnavailableException(
            "Opening the database in " + installation.data(),
            "its passwords are missing: there is no " + file,
            "put back the keys folder that belongs to this installation");
      }
      DatabasePasswords made = new DatabasePasswords(random(), random(), random());
      made.write(file);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatabasePasswords read(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PRIVATE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new DatabasePasswords(
        required(properties, "superuser", file),
        required(properties, "owner", file),
        required(properties, "server", file));
  }

  private static String required(Properties properties, String role, Path file) {
    String password = properties.getProperty(role, "");
    if (password.isEmpty()) {
      throw new DatabaseUnavailableException(
          "Reading " + file,
          "the password of the role '" + role + "' is not in it",
          "put back the file that belongs to this installation");
    }
    return password;
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    String text =
        "# The embedded database's passwords. Without this file its data can't be opened.\n"
            + "superuser=%s\nowner=%s\nserver=%s\n".formatted(superuser, owner, server);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PRIVATE))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return "DatabasePasswords[hidden]";
  }
}
