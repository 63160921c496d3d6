package org.huiyin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Another product, as `bench/peers` describes it: where it is, how to sign in, and its five
/// requests. Each client has a session of its own, since a product may lock the row of one.
final class Peer implements CaseSystem {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private final Properties lines;
  private final Map<Work, Exchange> exchanges = new EnumMap<>(Work.class);
  private final long first;
  private final long last;
  private final List<String> cookies = new ArrayList<>();

  /// @param lines of the description, and of what came out when the peer was prepared
  Peer(Properties lines) {
    this.lines = lines;
    this.first = Long.parseLong(Exchange.needed(lines, "first"));
    this.last = Long.parseLong(Exchange.needed(lines, "last"));
    for (Work work : Work.values()) {
      if (work.same().isEmpty()) {
        exchanges.put(work, Exchange.of(lines, work.key()));
      }
    }
  }

  static Peer described(Path description, Path prepared) throws IOException {
    Properties lines = new Properties();
    for (Path each : List.of(description, prepared)) {
      try (var in = Files.newBufferedReader(each)) {
        lines.load(in);
      }
    }
    return new Peer(lines);
  }

  @Override
  public String name() {
    return Exchange.needed(lines, "name");
  }

  @Override
  public URI address() {
    return URI.create(Exchange.needed(lines, "address"));
  }

  @Override
  public Set<Work> works() {
    return exchanges.keySet();
  }

  Exchange exchange(Work work) {
    Exchange exchange = exchanges.get(work);
    if (exchange == null) {
      throw new IllegalArgumentException("work: a peer knows no " + work);
    }
    return exchange;
  }

  /// Once for each client.
  void signIn(int clients) {
    for (int i = 0; i < clients; i++) {
      try (Line line = new Line(address())) {
        cookies.add(session(line));
      }
    }
  }

  private String session(Line line) {
    String path = Exchange.needed(lines, "sign-in.path");
    Line.Answer form = line.ask(200, "GET", path, null, List.of());
    List<String> headers = new ArrayList<>(List.of(FORM));
    if (!form.cookies().isEmpty()) {
      headers.add(cookie(form));
    }
    int status = Integer.parseInt(Exchange.needed(lines, "sign-in.status"));
    byte[] body = fields(form).getBytes(StandardCharsets.UTF_8);
    Line.Answer sent =
        line.ask(status, "POST", Exchange.needed(lines, "sign-in.form"), body, headers);
    return cookie(sent.cookies().isEmpty() ? form : sent);
  }

  /// What is filled in, with the token of the form if it has one.
  String fields(Line.Answer form) {
    String fields = Exchange.needed(lines, "sign-in.fields");
    String before = lines.getProperty("sign-in.token", "");
    if (before.isEmpty()) {
      return fields;
    }
    String token = form.between(before, "\"");
    return fields.replace("{token}", URLEncoder.encode(token, StandardCharsets.UTF_8));
  }

  private static String cookie(Line.Answer answer) {
    return "Cookie: " + String.join("; ", answer.cookies());
  }

  @Override
  public void does(Work work, Line line, int client) {
    long id = ThreadLocalRandom.current().nextLong(first, last + 1);
    exchange(work).on(line, id, proof(work, client));
  }

  // A key of the API where there is one, and the session for pages.
  private String proof(Work work, int client) {
    String key = lines.getProperty("key.header", "");
    return work.isPage() || key.isEmpty()
        ? cookies.get(client)
        : key + ": " + Exchange.needed(lines, "key");
  }

  @Override
  public Memory memory() throws IOException {
    long application = 0;
    for (String file : Exchange.needed(lines, "processes").split(" ", -1)) {
      application += Memory.of(process(file), List.of());
    }
    return new Memory(
        application, Memory.of(process(Exchange.needed(lines, "database")), List.of()));
  }

  private static ProcessHandle process(String file) throws IOException {
    long id = Long.parseLong(Files.readAllLines(Path.of(file)).getFirst().strip());
    return ProcessHandle.of(id).orElseThrow();
  }
}
