package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What Gatling is told of the server that it asks, in a file: the two know nothing else of each
/// other. The keys in it open matters of the fictional county, which ends with the measurement.
///
/// @param server its address
/// @param seconds how long each step takes
/// @param users how many at once, a step for each
/// @param token by which an officer works over the API
/// @param desk the cookies of an officer on the desk's pages, as a browser sends them
/// @param filing the text that files a matter
/// @param act the text of an act of whoever filed one
/// @param own what opens the matters in which users act, an equal share for each user
/// @param following cookies of whoever follows a matter on the page
public record GatlingTarget(
    URI server,
    Duration seconds,
    List<Integer> users,
    String token,
    String desk,
    String filing,
    String act,
    List<Own> own,
    List<String> following) {

  /// A matter and the header that opens it.
  public record Own(String number, String authorization) {}

  /// Lists are taken as they are now.
  public GatlingTarget {
    users = List.copyOf(users);
    own = List.copyOf(own);
    following = List.copyOf(following);
  }

  void write(Path file) throws IOException {
    Properties all = new Properties();
    all.setProperty("server", server.toString());
    all.setProperty("seconds", Long.toString(seconds.toSeconds()));
    all.setProperty("token", token);
    all.setProperty("desk", desk);
    all.setProperty("filing", filing);
    all.setProperty("act", act);
    put(all, "users", users.stream().map(String::valueOf).toList());
    put(all, "own.number", own.stream().map(Own::number).toList());
    put(all, "own.authorization", own.stream().map(Own::authorization).toList());
    put(all, "following", following);
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      all.store(out, null);
    }
  }

  /// What [#write] has written.
  ///
  /// @throws IllegalArgumentException if something is missing
  public static GatlingTarget read(Path file) throws IOException {
    Properties all = new Properties();
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      all.load(in);
    }
    List<String> authorizations = list(all, "own.authorization");
    List<Own> own = new ArrayList<>();
    for (String number : list(all, "own.number")) {
      own.add(new Own(number, authorizations.get(own.size())));
    }
    return new GatlingTarget(
        URI.create(value(all, "server")),
        Duration.ofSeconds(Long.parseLong(value(all, "seconds"))),
        list(all, "users").stream().map(Integer::valueOf).toList(),
        value(all, "token"),
        value(all, "desk"),
        value(all, "filing"),
        value(all, "act"),
        own,
        list(all, "following"));
  }

  private static void put(Properties all, String name, List<String> values) {
    all.setProperty(name, Integer.toString(values.size()));
    for (int i = 0; i < values.size(); i++) {
      all.setProperty(name + "." + i, values.get(i));
    }
  }

  private static List<String> list(Properties all, String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(value(all, name)); i++) {
      values.add(value(all, name + "." + i));
    }
    return values;
  }

  private static String value(Properties all, String name) {
    String value = all.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " in the file for Gatling");
    }
    return value;
  }
}
